/** A proposal of somebody else's becomes a draft, its findings are mended, and the bundle is made to say one thing. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { startSample } from "./prepared.ts";
import { at, choose, gone, has, looks, press, saved, take, the, told, until, write } from "./steps.ts";

/** As such files are: keys out of order, a heading of their own, one worded otherwise, a date with slashes. */
const FILE = `# MIP40c3-SP77: Budget of the Harbour Core Unit

## Preamble

\`\`\`
MIP40c3-SP#: 77
Author(s): @keeper
Contributors: n/a
Tags: core-unit, budget
Status: RFC
Date Proposed: 2021-04-07
Date Applied: 2021/4/07
Discussion: in the harbour
\`\`\`

## Sentence Summary

MIP40c3-SP77 adds a budget of 12,000 DAI for the Harbour Core Unit (HRB-009).

## Specification

### Motivation

The harbour wants dredging.

#### Tides

Twice a day.

### Core Unit ID

HRB-009

### How the money goes

| Item | DAI |
| --- | ---: |
| Dredging | 12,000 |
`;

/** A section with a name is a region to a reader; it has no role of its own to be found by. */
const UNIT = "section[aria-label='Core Unit ID']";

await test("a file becomes a draft, and the bundle says one thing", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-files-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "MIP40c3-SP77.md");
  writeFileSync(file, FILE);
  await using prepared = await startSample({ pick: [file, file] });
  const { app } = prepared;
  const isGone = async (): Promise<boolean> => (await app.window.findElements(By.css(UNIT))).length === 0;

  await t.test("the bundle agrees with itself and with the workspace", async () => {
    await choose(app, "link", "Drafts");
    await at(app, "Drafts");
    await app.sees("The drafts say one thing");
    await app.axe("drafts, light");
  });

  await t.test("what a file would become is shown, and can be corrected before anything is written", async () => {
    await press(app, "Begin from a file");
    await app.sees("Budget of the Harbour Core Unit");
    await app.axe("begin from a file, light");
    await take(app, "Heading for How the money goes", "List of Budget Breakdowns");
    await app.sees("as you chose");
    await app.theme("dark");
    await app.axe("begin from a file, dark");
    await app.screenshot("begin-from-file");
    await app.theme("light");
    await press(app, "Begin the draft");
    await at(app, "MIP40c3-SP77");
    await told(app, "begun from the file");
    await choose(app, "row", "Tides");
    await app.sees("Twice a day.");
  });

  await t.test("a section that the template does not have is added, renamed, moved and deleted", async () => {
    const outline = (): Promise<string[]> =>
      app.window.executeScript<string[]>(
        `return [...document.querySelectorAll("nav.outline .name")].map((name) => name.textContent.trim())`,
      );
    const stands = (title: string, after: string): Promise<void> =>
      until(
        app,
        async () => {
          const titles = await outline();
          return titles.includes(title) && titles[titles.indexOf(title) - 1] === after;
        },
        `${title} does not stand behind ${after}`,
      );
    await press(app, "Add a section");
    await write(app, "Heading", "Tides");
    await (await the(app, "button", "Add a section", await the(app, "dialog", "Add a section"))).click();
    await app.sees("already");
    await write(app, "Heading", "Moorings");
    await looks(app, "section-add");
    await (await the(app, "button", "Add a section", await the(app, "dialog", "Add a section"))).click();
    await told(app, "Section added: Moorings");
    await stands("Moorings", "Tides");
    await (await the(app, "textbox", "Text of Moorings")).sendKeys("Two of them.");
    await press(app, "Change the section Moorings");
    await choose(app, "menuitem", "Move up");
    await told(app, "Moved: Moorings");
    await stands("Tides", "Moorings");
    await press(app, "Change the section Moorings");
    await looks(app, "section-menu");
    await choose(app, "menuitem", "Rename or change the level…");
    await write(app, "Heading", "Where we moor");
    await press(app, "Keep");
    await stands("Tides", "Where we moor");
    await app.sees("Two of them.");
    await press(app, "Change the section Where we moor");
    await choose(app, "menuitem", "Delete the section");
    await told(app, "Section deleted: Where we moor");
    await until(app, async () => !(await outline()).includes("Where we moor"), "the section is still there");
    await choose(app, "row", "Tides");
  });

  await t.test("what the file had is told apart from what is new, and shown when it is asked for", async () => {
    await app.sees("were in the file that this draft was begun from");
    await app.sees("Nothing new");
    await gone(app, "button", "Write “2021-04-07”");
    await app.axe("only what is new, light");
    await app.screenshot("only-new");
    await choose(app, "switch", "Only what is new since the file");
    await the(app, "button", "Write “2021-04-07”");
  });

  await t.test("a finding is mended by its quick fix, and undo takes one step back", async () => {
    await press(app, "Write “2021-04-07”");
    await told(app, "Done:");
    await gone(app, "button", "Write “2021-04-07”");
    await choose(app, "row", "Preamble");
    const value = async (): Promise<string> =>
      (await (await the(app, "textbox", "Date Applied")).getAttribute("value")) ?? "";
    await until(app, async () => (await value()) === "2021-04-07", "Date Applied is not mended");
    await app.screenshot("quick-fix");
  });

  await t.test("a finding that may stand needs a reason, and is told apart", async () => {
    await press(app, "More about this finding");
    await choose(app, "menuitem", "Accept with a reason…");
    await press(app, "Accept it");
    await app.sees("Say why it is accepted");
    await app.axe("let it stand, light");
    await write(app, "Reason", "The harbour master decides in June.");
    await press(app, "Accept it");
    await told(app, "The finding is accepted");
    await app.sees("The harbour master decides in June.");
    await app.axe("studio, light");
  });

  await t.test("a mismatch across the bundle is shown and resolved", async () => {
    await choose(app, "link", "Drafts");
    await at(app, "Drafts");
    await app.find(UNIT);
    await app.sees("HRB-009");
    await app.axe("agreement, light");
    await app.theme("dark");
    await app.axe("agreement, dark");
    await app.screenshot("agreement");
    await app.theme("light");
    const everywhere = await the(app, "button", "Use the workspace’s everywhere", await app.find(UNIT));
    await everywhere.click();
    await told(app, "The drafts say what the workspace holds");
    await until(app, isGone, "the Core Unit ID is still there");
    await choose(app, "link", "MIP40c3-SP77");
    await choose(app, "row", "Core Unit ID");
    await app.sees("SES-001");
  });

  await t.test("the draft is held against its file and takes a part of it back", async () => {
    await choose(app, "link", "Drafts");
    await at(app, "Drafts");
    await press(app, "Compare with a file");
    await app.find(`[role=dialog] ${UNIT}`);
    await app.axe("compare, light");
    await app.screenshot("compare");
    await press(app, "Take the file’s Core Unit ID");
    await app.sees("Core Unit ID says what the file says");
    const isTaken = async (): Promise<boolean> =>
      (await app.window.findElements(By.css(`[role=dialog] ${UNIT}`))).length === 0;
    await until(app, isTaken, "the Core Unit ID is still there");
    await press(app, "Close");
    await app.sees("HRB-009");
    await saved(app);
    assert.equal(readFileSync(file, "utf8"), FILE, "the file is as it was");
    assert(!(await has(app, "dialog", "A draft and a file")));
  });
});
