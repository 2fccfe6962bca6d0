import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startSample } from "./prepared.ts";
import { at, choose, holds, press, saved, take, teamId, the, until, visit, write } from "./steps.ts";

const FILE = "workspace.launchpod";

test("everything that was kept is there after kill -9 in the middle of typing", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await take(app, "State", "Doing");
  await write(app, "Notes", "Asked the security team on Monday.");
  await saved(app);
  const notes = await the(app, "textbox", "Notes");
  await notes.sendKeys(" And again");
  await app.kill();

  await app.open();
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  const is = async (): Promise<boolean> =>
    (await (await the(app, "textbox", "Notes")).getAttribute("value"))?.startsWith(
      "Asked the security team on Monday.",
    ) === true;
  await until(app, is, "the note is lost");
  await holds(app, "State", "doing", "combobox");
});

test("what was typed is kept when the window is closed at once", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await write(app, "Notes", "Typed just before the end.");
  await app.closeByHand();
  await app.open();
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await holds(app, "Notes", "Typed just before the end.");
});

test("a damaged data file is set aside, and the newest good copy brings everything back", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await app.cli("backup");
  await app.close();
  const path = join(app.data, FILE);
  const damaged = Buffer.concat([Buffer.alloc(4096, 0x5a), readFileSync(path).subarray(4096)]);
  writeFileSync(path, damaged);

  await app.open();
  await at(app, "Your workspace did not open");
  await app.sees("Copies that can be put back");
  await app.screenshot("recovery-light");
  await app.axe("recovery, light");
  await app.theme("dark");
  await app.screenshot("recovery-dark");
  await app.axe("recovery, dark");
  await press(app, "Restore");
  await choose(app, "row", "Sustainable Ecosystem Scaling");
  await at(app, "Sustainable Ecosystem Scaling");
  const kept = readdirSync(app.data, { recursive: true, encoding: "utf8" }).map((name) => join(app.data, name));
  const isKept = kept.some(
    (name) => name !== path && !name.endsWith("-wal") && isFile(name) && readFileSync(name).equals(damaged),
  );
  assert(isKept, "the damaged file was thrown away");
});

test("a copy is made in the settings and put back there", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, "#/settings/backups");
  await press(app, "Back up now");
  await app.sees("A copy was made");
  await app.cli("team", "create", "Made after the copy");
  await visit(app, "#/teams");
  await the(app, "row", "Made after the copy");
  await visit(app, "#/settings/backups");
  await press(app, "Restore");
  await press(app, "Make a copy of now and restore");
  await app.sees("Restored. What was there is in the copy of");
  await visit(app, "#/teams");
  await the(app, "row", "Sustainable Ecosystem Scaling");
  assert.doesNotMatch(await app.cli("team", "list"), /Made after the copy/);
});

test("the whole workspace is checked and exported from the settings", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await visit(app, "#/settings/diagnostics");
  await press(app, "Check");
  await app.sees("All is well");
  await visit(app, "#/settings/appearance");
  await choose(app, "radio", "Dark");
  const isDark = (): Promise<boolean> =>
    app.window.executeScript("return document.documentElement.dataset.theme === 'dark'");
  await until(app, isDark, "the window is not dark");
  await app.restart();
  await until(app, isDark, "the theme was forgotten");
});

function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
