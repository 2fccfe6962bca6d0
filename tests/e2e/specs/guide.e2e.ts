/** The pictures of `docs/guide`. `PICTURES=1` puts them there; without it they are only taken, and weighed. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, press, saved, size, teamId, the, told, visit, write } from "./steps.ts";

const GUIDE = resolve(import.meta.dirname, "../../../docs/guide/pictures");
const LARGEST_BYTES = 150_000;

test("the guide shows the first run as it is", async () => {
  await using app = await startApp();
  await write(app, "Your name or handle", "@ada");
  await choose(app, "radio", "A coach");
  await picture(app, "first-run");
});

test("the guide shows the screens of a team as they are", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-guide-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  await app.sees("No errors");
  await picture(app, "home");

  await app.keys("Control+k");
  await the(app, "combobox", "Go to");
  await app.keys(..."wallet");
  await app.sees("Wallet set-up that meets MIP47");
  await picture(app, "palette");
  await app.keys(Key.ESCAPE);

  await visit(app, `#/team/${team}/stage/5/item/P2`);
  await app.sees("Table of agreements");
  await picture(app, "stage");
  await choose(app, "tab", "Evidence");
  await press(app, "Link");
  await write(app, "Address", "https://forum.makerdao.com/t/interface-agreements");
  await write(app, "Title", "Where the units confirmed it");
  await press(app, "Add");
  await the(app, "button", "Where the units confirmed it");
  await picture(app, "evidence");

  await visit(app, `#/team/${team}/sessions`);
  await choose(app, "row", "Coaching 3");
  await app.sees("Agenda");
  await picture(app, "session");

  await visit(app, `#/team/${team}/budget`);
  await app.sees("1,153,480");
  await picture(app, "budget");

  await visit(app, `#/team/${team}/planner`);
  await app.sees("If you move the target");
  await picture(app, "planner");

  await visit(app, `#/team/${team}/drafts`);
  await choose(app, "link", "MIP39c2-SP10");
  await the(app, "link", "MIP41c4-SP10 Facilitator");
  await choose(app, "row", "Motivation");
  await (await the(app, "textbox", "Text of Motivation")).click();
  await app.keys("Control+End", " The first report is due TBD.");
  await app.sees("holds the place of something to come");
  await saved(app);
  await picture(app, "draft");

  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Export");
  await press(app, "Choose a folder");
  await app.sees("3 files exported");
  await picture(app, "export");

  await visit(app, "#/settings/backups");
  await press(app, "Back up now");
  await told(app, "A copy was made");
  await app.sees("Opens");
  await picture(app, "backups");
});

test("the guide shows the overview of many teams as it is", async () => {
  await using prepared = await startSample({ teams: 12 });
  const { app } = prepared;
  await visit(app, "#/teams");
  await app.sees("Who needs me");
  await picture(app, "teams");
});

async function picture(app: App, name: string): Promise<void> {
  await size(app, 1280, 800);
  await app.theme("light");
  const path = await app.screenshot(`guide-${name}`);
  assert(statSync(path).size <= LARGEST_BYTES, `${name}.png has ${statSync(path).size} bytes`);
  if (!process.env["PICTURES"]) return;
  mkdirSync(GUIDE, { recursive: true });
  copyFileSync(path, join(GUIDE, `${name}.png`));
}
