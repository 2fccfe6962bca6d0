import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, gone, jump, the, told, until } from "./steps.ts";

test("the first run is done with the keyboard alone", async () => {
  await using app = await startApp();
  await the(app, "textbox", "Your name or handle");
  await until(app, async () => (await focused(app)).includes("Your name"), "the name is not asked first");
  await app.keys("@ada", Key.ENTER);
  await the(app, "dialog", "Start a team");
  await app.keys("Light houses", Key.ENTER);
  await at(app, "Light houses");
});

test("the main way is gone without the mouse: next thing, evidence, done, waived, the other screens", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");

  await t.test("1 opens the first of the next things", async () => {
    await app.keys("1");
    await the(app, "article", "Joiner kit");
  });

  await t.test("J and K go through the items, E finishes one", async () => {
    const first = await item(app);
    await app.keys("j");
    await changes(app, first);
    const second = await item(app);
    await app.keys("k");
    await changes(app, second);
    assert.equal(await item(app), first);
    await app.keys("e");
    await told(app, `${first} done`);
  });

  await t.test("W waives with a reason, and asks for one", async () => {
    await app.keys("g", "5");
    await at(app, "Partner outreach");
    const open = await item(app);
    await app.keys("w");
    await the(app, "dialog", `Waive ${open}`);
    await app.keys("Control+Enter");
    await app.sees("A waiver needs its reason");
    await app.keys("The partners were asked in the call of 31 March.", "Control+Enter");
    await gone(app, "dialog", "Waive");
    await told(app, `${open} waived`);
  });

  await t.test("G and a letter reach every screen of the team", async () => {
    const screens: [string, string][] = [
      ["d", "Drafts"],
      ["b", "Budget"],
      ["p", "Planner"],
      ["c", "Sessions"],
      ["j", "Journal"],
      ["e", "People"],
      ["t", "Teams"],
      ["h", "Sustainable Ecosystem Scaling"],
    ];
    for (const [letter, heading] of screens) {
      if (letter === "h") await jump(app, "SES-001", "Sustainable");
      else await app.keys("g", letter);
      await at(app, heading);
    }
  });

  await t.test("the palette reaches an item by its name, a command, and text that was written", async () => {
    await jump(app, "reporting calendar", "Reporting calendar");
    await the(app, "article", "Reporting calendar and status rule");
    await jump(app, ">dark", "Dark theme");
    const isDark = (): Promise<boolean> =>
      app.window.executeScript("return document.documentElement.dataset.theme === 'dark'");
    await until(app, isDark, "the window is not dark");
    await app.keys("/");
    await at(app, "Search");
    await app.keys("wallet");
    await app.sees("places");
    await app.keys(Key.ARROW_DOWN, Key.ENTER);
    await until(app, async () => !(await heading(app)).includes("Search"), "no hit was opened");
  });

  await t.test("? lists the keys of the screen, and Escape leads back", async () => {
    await app.keys("g", "7");
    await at(app, "Governance MIP approval");
    await app.keys("?");
    await the(app, "dialog", "Keys of this screen");
    await app.sees("Waive with a reason");
    await app.keys(Key.ESCAPE);
    await gone(app, "dialog", "Keys of this screen");
  });

  await t.test("an action is ticked in its list with E", async () => {
    await app.keys("g", "c");
    await at(app, "Sessions");
    const box = await app.find("[role=grid][aria-label='Open actions'] [data-row]");
    await app.window.executeScript("arguments[0].focus()", box);
    await app.keys("e");
    await told(app, "Action done");
    await app.keys("Control+z");
    await told(app, "Undone: an action was changed");
  });
});

const item = (app: App): Promise<string> =>
  app.window.executeScript(
    "return document.querySelector('article header span.t3, article header span')?.innerText ?? ''",
  );

const heading = (app: App): Promise<string> =>
  app.window.executeScript("return document.querySelector('h1')?.innerText ?? ''");

async function changes(app: App, before: string): Promise<void> {
  await until(app, async () => (await item(app)) !== before, `${before} stays open`);
}

const focused = (app: App): Promise<string> =>
  app.window.executeScript("return [...(document.activeElement?.labels ?? [])].map((l) => l.innerText).join()");
