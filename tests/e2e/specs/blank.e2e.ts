import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startApp, type App } from "../app.ts";
import { windowProcesses } from "../processes.ts";
import { screen } from "../screen.ts";
import { press, told } from "./steps.ts";

const MARK = "window.painting";
const SAID = "The window stayed blank the last time";

test("after a window that stayed blank the next paints the safe way, says so, and can go back", async (t) => {
  // Without a screen of our own the tests choose the renderer, and what is chosen is left alone.
  if ((await screen()).pixels === undefined) return t.skip("the tests choose how to paint here");
  await using app = await startApp();
  await app.findText("Explore the sample");
  await painted(app);
  assert.doesNotMatch(await app.text(), /stayed blank/);
  await app.close();

  writeFileSync(join(app.data, MARK), "blank");
  await app.open();
  await app.sees(SAID);
  await app.axe("painted the safe way");
  await app.screenshot("painted-the-safe-way");
  assert.match(variables(app), /WEBKIT_DISABLE_COMPOSITING_MODE=1/);
  await painted(app);
  await app.restart();
  await app.findText("Explore the sample");
  assert.match(variables(app), /WEBKIT_DISABLE_COMPOSITING_MODE=1/, "it stays so");
  assert.doesNotMatch(await app.text(), /stayed blank/, "and is said once");
  await app.close();

  writeFileSync(join(app.data, MARK), "blank");
  await app.open();
  await app.sees(SAID);
  await press(app, "Try the fast way again");
  await told(app, "The next start tries the fast way");
  await app.kept("window.json", (text) => /"safe": false/.test(text));
  await painted(app);
  await app.restart();
  await app.findText("Explore the sample");
  assert.doesNotMatch(variables(app), /WEBKIT_DISABLE_COMPOSITING_MODE/);
});

test("a window that was painted and then killed, or one start that ended early, changes nothing", async () => {
  await using app = await startApp();
  await app.findText("Explore the sample");
  await painted(app);
  await app.kill();
  assert.ok(!existsSync(join(app.data, MARK)), "it was painted before");
  writeFileSync(join(app.data, MARK), "1");
  await app.open();
  await app.findText("Explore the sample");
  await painted(app);
  assert.doesNotMatch(await app.text(), /stayed blank/, "one start may be killed by anything");
});

/** Waits until the page has said that it was painted. */
async function painted(app: App): Promise<void> {
  await app.window.wait(() => !existsSync(join(app.data, MARK)), 20_000, "the page does not say that it was painted");
}

/** What the window's process was started with. */
const variables = (app: App): string => readFileSync(`/proc/${windowProcesses(app.data)[0]!}/environ`, "utf8");
