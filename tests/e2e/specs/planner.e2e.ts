/** The planner: the target by keys and by pointer, a day of posting tried on, December, and the days as a calendar. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { By, Key, Origin } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, looks, gone, has, press, teamId, the, told, until, visit, write } from "./steps.ts";

interface Planner {
  target: string | null;
  cycles: { plan: { cycle: string; freezeBy: string }; air: { slack: number } | null }[];
  items: { item: string; due: string }[];
}

await test("the target is tried on before it is kept, and the days leave as a calendar", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-planner-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const planner = async (): Promise<Planner> =>
    JSON.parse(await app.cli("call", "planner_get", JSON.stringify(team))) as Planner;
  const dues = async (): Promise<Map<string, string>> =>
    new Map((await planner()).items.map(({ item, due }) => [item, due]));
  const value = async (): Promise<string> =>
    (await (await the(app, "slider", "Target cycle")).getAttribute("aria-valuetext")) ?? "";
  const says = (text: string): Promise<void> =>
    until(app, async () => (await value()) === text, `the slider does not say ${text}`);

  await visit(app, `#/team/${team}/planner`);
  await at(app, "Planner");

  await t.test("the arrow keys try another month on: slack, items and findings move, nothing is kept", async () => {
    await says("May 2021, 1 day short");
    await looks(app, "planner");
    await (await the(app, "slider", "Target cycle")).sendKeys(Key.ARROW_RIGHT);
    await says("June 2021, 24 days of slack, tried, instead of May 2021");
    await app.sees("If you aim at June 2021");
    await app.sees("items move. Let go or press Enter to keep it");
    assert.match(await row(app, "Slack"), /^Slack 1 day short 24 days$/);
    assert.match(await row(app, "MIP39c2-SP10"), /0 errors, 0 warnings .*edition of/);
    assert.equal((await planner()).target, "2021-05");
    await looks(app, "planner-tried");
    await app.keys(Key.ESCAPE);
    await says("May 2021, 1 day short");
    assert(!(await app.text()).includes("If you aim at"), "what was tried is gone");
  });

  await t.test("Enter keeps it: every due date moves, and undo moves them back", async () => {
    const before = await dues();
    await (await the(app, "slider", "Target cycle")).sendKeys(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    await says("July 2021, 44 days of slack, tried, instead of May 2021");
    await app.keys(Key.ENTER);
    await told(app, "The target is the July 2021 cycle now");
    assert.equal((await planner()).target, "2021-07");
    const after = await dues();
    const moved = [...before].filter(([item, due]) => after.has(item) && after.get(item) !== due);
    assert(moved.length > 10, `${moved.length} items moved`);
    for (const [item, due] of moved) assert(after.get(item)! > due, `${item} moved from ${due} to ${after.get(item)}`);
    await app.keys("Control+z");
    await says("May 2021, 1 day short");
    assert.deepEqual(await dues(), before);
  });

  await t.test("dragged, it follows the pointer and is kept where it is let go", async () => {
    const rail = await the(app, "slider", "Target cycle");
    const stop = async (month: string): Promise<number> => {
      const place: number = await app.window.executeScript(
        `const [rail, month] = arguments;
         const found = [...rail.querySelectorAll("span")].find((e) => e.firstElementChild?.innerText === month);
         const [box, all] = [found.getBoundingClientRect(), rail.getBoundingClientRect()];
         return Math.round(box.left + box.width / 2 - all.left - all.width / 2);`,
        rail,
        month,
      );
      return place;
    };
    await app.window
      .actions({ async: true })
      .move({ origin: rail, x: await stop("May 2021"), y: 0 })
      .press()
      .move({ origin: Origin.POINTER, x: 10, y: 0, duration: 50 })
      .move({ origin: rail, x: await stop("August 2021"), y: 0, duration: 200 })
      .perform();
    await says("August 2021, 64 days of slack, tried, instead of May 2021");
    assert.equal((await planner()).target, "2021-05", "nothing is kept while it is held");
    await app.window
      .actions({ async: true })
      .move({ origin: rail, x: await stop("June 2021"), y: 0, duration: 200 })
      .release()
      .perform();
    await told(app, "The target is the June 2021 cycle now");
    assert.equal((await planner()).target, "2021-06");
    await app.sees("What gets tight in June 2021");
  });

  await t.test("a day of posting says which cycle it is in time for, December left out", async () => {
    await post(app, "2021-10-20");
    await app.sees("If you post on Wed 20 Oct 2021: the January 2022 cycle");
    await app.sees("Aim at January 2022");
    assert.match(await row(app, "MIP40c3-SP10"), /edition of/);
    await looks(app, "planner-posted");
    assert.equal((await planner()).target, "2021-06");
    await post(app, "1999-01-01");
    await until(app, async () => !(await has(app, "button", "Aim at January 2022")), "the answer of before is shown");
    await post(app, "2021-10-20");
    await press(app, "Aim at January 2022");
    await told(app, "The target is the January 2022 cycle now");
    const rail = (await (await the(app, "slider", "Target cycle")).getText()).replace(/\s+/g, " ");
    assert.match(rail, /November 2021 post by 6 Oct ?December 2021 no cycle ?January 2022/);
    await app.axe("the way to January");
    await press(app, "No target");
    await told(app, "The team has no target cycle now");
    await app.sees("Choose the cycle to aim at");
    await app.keys("]");
    await says("May 2021, 1 day short");
    await gone(app, "button", "Aim at January 2022");
  });

  await t.test("the days leave as a calendar with reminders, each with an id that stays", async () => {
    await press(app, "Export iCalendar");
    await told(app, "ses-001-cycle.ics written");
    const file = join(folder, "ses-001-cycle.ics");
    const before = events(readFileSync(file, "utf8"));
    const freeze = before.get("freeze")!;
    assert.equal(freeze.start, (await planner()).cycles[0]!.plan.freezeBy.replaceAll("-", ""));
    assert.equal(freeze.alarms, 2, "a week before and a day before");
    await app.keys("]");
    await told(app, "The target is the June 2021 cycle now");
    await press(app, "Export iCalendar");
    await told(app, "ses-001-cycle.ics written");
    const after = events(readFileSync(file, "utf8"));
    assert(after.get("freeze")!.start > freeze.start, "the same event on a later day");
  });
});

/** Days by the first word of their id, read as RFC 5545 says. */
function events(file: string): Map<string, { start: string; alarms: number }> {
  assert.doesNotMatch(file.replaceAll("\r\n", ""), /[\r\n]/, "every line ends in CRLF");
  const lines = file.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  for (const line of file.split("\r\n")) assert(Buffer.byteLength(line) <= 75, line);
  const found = new Map<string, { start: string; alarms: number }>();
  const within: string[] = [];
  let [id, start, alarms] = ["", "", 0];
  for (const line of lines) {
    const [name, value] = [line.split(/[:;]/)[0], line.slice(line.indexOf(":") + 1)];
    if (name === "BEGIN") within.push(value);
    if (name === "END") assert.equal(within.pop(), value);
    if (within.at(-1) === "VALARM" && name === "TRIGGER") alarms += 1;
    if (within.at(-1) === "VEVENT" && name === "UID") id = value.split(".")[0]!;
    if (within.at(-1) === "VEVENT" && name === "DTSTART") start = value;
    if (name === "END" && value === "VEVENT") {
      assert(!found.has(id), `two events have the id ${id}`);
      found.set(id, { start, alarms });
      [id, start, alarms] = ["", "", 0];
    }
  }
  assert.equal(within.length, 0);
  return found;
}

/** A line of what would be, as it is read. */
async function row(app: App, name: string): Promise<string> {
  const cells = await (await the(app, "row", name)).findElements(By.css("th, td"));
  return (await Promise.all(cells.map((cell) => cell.getText()))).join(" ");
}

async function post(app: App, day: string): Promise<void> {
  await write(app, "If you post on", day);
  await (await the(app, "textbox", "If you post on")).sendKeys(Key.ENTER);
}
