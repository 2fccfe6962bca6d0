/** The history of a record in the window: old → new, and each step put back, by mouse and by keyboard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, gone, jump, looks, press, teamId, the, told, until, visit } from "./steps.ts";

const BACK = "Put back what was there before this step";

/** What the history says, step by step. */
const rows = async (app: App): Promise<string[]> => {
  const steps = await app.window.findElements(By.css("ol li dl"));
  return Promise.all(steps.map(async (step) => (await step.getText()).replaceAll(/\s+/g, " ")));
};

test("a step says what was there before it, and gives it back", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const item = async (): Promise<{ state: string; owner: string }> =>
    (JSON.parse(await app.cli("call", "item_get", JSON.stringify({ team, item: "C1" }))) as { progress: never })
      .progress;
  const before = await item();
  const other = before.state === "doing" ? "review" : "doing";
  const set = (fields: object): Promise<string> =>
    app.cli("call", "item_update", JSON.stringify({ team, item: "C1", ...fields }));
  await set({ state: other });
  await set({ owner: "@niklas" });
  await visit(app, `team/${team}/stage/1/item/C1`);
  await choose(app, "tab", "Record");
  await until(app, async () => (await rows(app))[0]?.endsWith("@niklas") ?? false, "the newest step is not shown");
  assert.match((await rows(app))[1] ?? "", /State .+ → /, "old and new, in the words of the screen");
  await looks(app, "history");

  // By mouse: what is asked for goes over what came since, and leaves other fields alone.
  const buttons = await app.window.findElements(By.css(`button[aria-label="${BACK}"]`));
  await buttons[1]!.click();
  await told(app, "What was there before is back");
  await until(app, async () => (await item()).state === before.state, "the state is not back");
  assert.equal((await item()).owner, "@niklas");

  // By keyboard: the step of the owner, which is the second now.
  const again = await app.window.findElements(By.css(`button[aria-label="${BACK}"]`));
  await app.window.executeScript("arguments[0].focus()", again[1]);
  await app.keys(Key.ENTER);
  await told(app, "What was there before is back");
  await until(app, async () => (await item()).owner === before.owner, "the owner is not back");
  await app.keys("Control+z");
  await until(app, async () => (await item()).owner === "@niklas", "Ctrl Z does not take the putting back back");
});

test("a team is tried as of a day on which cycles ran", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await jump(app, ">start a team", "Start a team");
  await the(app, "dialog", "Start a team");
  await app.sees("nothing is due for a closed cycle");
  await app.keys(..."Light houses");
  await choose(app, "checkbox", "Try it as of another day");
  await until(app, async () => !(await app.text()).includes("nothing is due for a closed cycle"), "it is still closed");
  await looks(app, "start-a-team");
  await press(app, "Start the team");
  await gone(app, "dialog", "Start a team");
  await app.sees("As of ");
});
