import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, holds, saved, teamId, the, visit, write } from "./steps.ts";

/** The window promises it; the machine that runs this may be busy, so the best of three counts. */
const PROMISE_MS = 1_000;
const TRIES = 3;

test("the window shows within a second what the command line did beside it", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${await teamId(app)}/stage/5/item/P3`);
  await the(app, "combobox", "State");

  const took: number[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const state = tries % 2 === 0 ? "done" : "todo";
    await app.cli("set", "items", "P3", "--team", "SES-001", `state=${state}`);
    const since = performance.now();
    const shows = async (): Promise<boolean> =>
      (await app.window.executeScript("return document.querySelector('article select')?.value")) === state;
    await app.window.wait(shows, PATIENCE, `the window does not show ${state}`, 20);
    took.push(performance.now() - since);
  }
  assert(Math.min(...took) < PROMISE_MS, `it took ${took.map(Math.round).join(", ")} ms`);
});

test("the command line sees at once what the window kept", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${await teamId(app)}/stage/5/item/P3`);
  await write(app, "Notes", "Written in the window.");
  await saved(app);
  const items = await app.cli("item", "list", "--team", "SES-001", "--json");
  assert.match(items, /Written in the window\./);
});

test("a team and a session of the command line appear in the open window", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  await visit(app, `#/team/${team}/sessions`);
  await app.cli(
    "session",
    "add",
    "--team",
    "SES-001",
    "--on",
    "2021-04-06",
    "--notes",
    "By hand",
    "--title",
    "By hand",
  );
  await the(app, "row", "By hand");
  await visit(app, "#/teams");
  await app.cli("team", "create", "From the command line");
  await the(app, "row", "From the command line");
});

test("a sentence typed in the window outlives a change of the same item by the command line", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${await teamId(app)}/stage/5/item/P3`);
  await write(app, "Notes", "Half a sentence");
  await app.cli("set", "items", "P3", "--team", "SES-001", "owner=@wouter");
  const notes = await the(app, "textbox", "Notes");
  await holds(app, "Owner", "@wouter", "combobox");
  assert.equal(await notes.getAttribute("value"), "Half a sentence");
  await saved(app);
  assert.match(await app.cli("item", "list", "--team", "SES-001", "--json"), /Half a sentence/);
  assert.doesNotMatch(await app.text(), /Not saved/);
});
