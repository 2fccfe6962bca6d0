import assert from "node:assert/strict";
import { test } from "node:test";
import { startApp } from "../app.ts";

test("the first run asks who you are and offers the sample", async () => {
  await using app = await startApp();
  await app.findText("Explore the sample");
  await app.screenshot("first-run-light");
  await app.axe("first run, light");

  await app.theme("dark");
  await app.screenshot("first-run-dark");
  await app.axe("first run, dark");
});

test("a start in a folder without a workspace says so, and where another is", async () => {
  await using other = await startApp();
  await other.cli("team", "create", "Scaling");
  await using app = await startApp({ env: { LAUNCHPOD_DATA: other.data } });
  await app.sees(`There was no workspace in ${app.data}: a new one begins there.`);
  await app.sees(`There is one in ${other.data}.`);
  await app.axe("first run, another elsewhere");
});

test("the window comes back where and as large as it was, also after a kill", async () => {
  await using app = await startApp();
  await app.findText("Explore the sample");
  const there = { x: 120, y: 80, width: 1100, height: 720 };
  await app.window.manage().window().setRect(there);
  await app.kept("window.json", (text) => text.includes("1100"));
  await app.kill();

  await app.open();
  await app.findText("Explore the sample");
  assert.deepEqual(await app.window.manage().window().getRect(), there);
});

test("a second start asks the first window forward and ends", async () => {
  await using app = await startApp();
  await app.findText("Explore the sample");
  assert.match(await app.startAgain(), /already open/);
});
