import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startSample } from "./prepared.ts";
import { at, choose, holds, looks, press, take, teamId, the, told, until, visit, write } from "./steps.ts";
import { PLACE, budget, repository } from "./texts.ts";

test("a repository is indexed, searched, read, and shows how others wrote a section", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-precedents-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  repository(folder);
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);

  await t.test("without a copy the screen says what to do", async () => {
    await app.keys("g", "l");
    await at(app, "Precedents");
    await app.sees("Learn from the proposals of others");
    await looks(app, "precedents-empty");
  });

  await t.test("choosing a folder indexes it, and what was left out is named", async () => {
    await press(app, "Choose a folder");
    await told(app, "Read 5 proposals");
    await app.sees("5 proposals");
    await press(app, "Other copy");
    await choose(app, "menuitem", "What was left out: 2 files");
    await app.sees("it is a link that leads out");
    await app.sees("README.md");
    await press(app, "Close");
  });

  await t.test("words are found as they are typed, and filters narrow them", async () => {
    await write(app, "Words that must all be there", "runw", "searchbox");
    await app.sees("2 places");
    await take(app, "Status", "Accepted (4)");
    await app.sees("1 place");
    await looks(app, "precedents");
  });

  await t.test("the keyboard goes from the words to a hit and into its text", async () => {
    await (await the(app, "searchbox", "Words that must all be there")).sendKeys(Key.ARROW_DOWN);
    await app.keys(Key.ENTER);
    const article = await the(app, "article", "MIP40c3-SP1");
    assert.match(await article.getText(), /Three months of runway keep the unit calm/);
    const isInText = (): Promise<boolean> =>
      app.window.executeScript("return arguments[0].contains(document.activeElement)", article);
    await until(app, isInText, "the keyboard stays in the list");
    await holds(app, "Sections", "4", "combobox");
    await looks(app, "precedents-read");
    await app.keys(Key.ESCAPE);
    await app.sees("How long sections are");
    await app.keys(Key.ENTER);
    await the(app, "article", "MIP40c3-SP1");
    await press(app, "Close");
    await app.sees("How long sections are");
  });

  await t.test("the studio shows the section in other proposals, accepted ones first", async () => {
    const listed = await app.cli("call", "draft_list", JSON.stringify(team));
    const drafts = JSON.parse(listed) as { id: string; name: string }[];
    const mine = drafts.find(({ name }) => name.startsWith("MIP40c3"));
    assert(mine, "the sample has a budget");
    await visit(app, `#/team/${team}/draft/${mine.id}/Motivation`);
    await choose(app, "tab", "Precedents");
    await app.sees("How others wrote “Motivation”");
    await app.sees("4 accepted proposals: median 8 words");
    const text = await app.text();
    assert(text.indexOf("MIP40c3-SP1") < text.indexOf("MIP40c3-SP2"), "what was accepted comes first");
    await looks(app, "draft-precedents");
    await choose(app, "link", "Open MIP40c3-SP2");
    await at(app, "Precedents");
    await the(app, "article", "MIP40c3-SP2");
  });

  await t.test("indexing again reads only what changed, and the copy was never written to", async () => {
    const changed = join(folder, `${PLACE}2.md`);
    writeFileSync(changed, budget(2, "Withdrawn", "A cliff instead."));
    await press(app, "Other copy");
    await choose(app, "menuitem", "Index again");
    await told(app, "Read 1 proposal, 4 had not changed");
    await until(app, async () => (await app.text()).includes("A cliff instead."), "the old text is still shown");
    const kept = readFileSync(join(folder, `${PLACE}1.md`), "utf8");
    assert.equal(kept, budget(1, "Accepted", "Three months of runway keep the unit calm."));
  });
});
