import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startApp } from "../app.ts";
import { at, choose, holds, press, saved, take, the, told, until, write } from "./steps.ts";

/** Found as a placeholder by the linter, wherever it stands. */
const PLACEHOLDER = "TBD";
const MOTIVATION = "Seventeen workstreams wait for a unit of their own, and each of them asks the same questions.";

test("a team goes from the first run to the exported bundle", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-export-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "address.txt");
  writeFileSync(file, "Where the unit answers questions.\n");
  await using app = await startApp({ pick: [folder] });
  let item = "";

  await t.test("the first run asks for a name before it goes on", async () => {
    await press(app, "Explore the sample");
    await app.sees("Type a name or a handle first");
    await write(app, "Your name or handle", "Test person");
  });

  await t.test("the sample opens on the home of SES-001", async () => {
    await press(app, "Explore the sample");
    await at(app, "Sustainable Ecosystem Scaling");
    await app.sees("Next three things");
    await app.sees("As of 7 Apr");
  });

  await t.test("the first of the next things opens its item", async () => {
    const row = await app.find("[role=grid][aria-label='Next three things'] [data-row]");
    item = (await row.getAttribute("data-row")) ?? "";
    await (await the(app, "link", "Open", row)).click();
    const article = await app.find("article[aria-labelledby=item-title]");
    assert.match(await article.getText(), new RegExp(`^${item}\\b`));
  });

  await t.test("a link and a text are kept as its evidence", async () => {
    await choose(app, "tab", "Evidence");
    await press(app, "Link");
    await write(app, "Address", "not an address");
    await press(app, "Add");
    await app.sees("https://");
    await write(app, "Address", "https://forum.makerdao.com/t/proof");
    await write(app, "Title", "Where it was shown");
    await press(app, "Add");
    await the(app, "button", "Where it was shown");
    await press(app, "Text");
    await write(app, "Text of Text", "The register was read by both signers.");
    await saved(app);
  });

  await t.test("done is one choice, and the home no longer offers the item", async () => {
    await take(app, "State", "Done");
    await holds(app, "State", "done", "combobox");
    await choose(app, "link", "Home");
    await at(app, "Sustainable Ecosystem Scaling");
    const first = (): Promise<string> =>
      app.window.executeScript(
        `return document.querySelector("[aria-label='Next three things'] [data-row]")?.dataset.row`,
      );
    await until(app, async () => ![undefined, null, item].includes(await first()), `${item} is still the first`);
  });

  await t.test("a planned session takes over what was deferred, and is held with an action", async () => {
    await choose(app, "link", "Sessions");
    await at(app, "Sessions");
    await press(app, "Plan a session");
    await write(app, "Title", "Before the freeze");
    await write(app, "Topics", "What the editor asked for");
    await press(app, "Plan");
    await at(app, "Before the freeze");
    await app.sees("What the editor asked for");
    await write(app, "Notes", "The **editor** wants the amounts in one table.");
    await write(app, "Add action", "Put the amounts into one table");
    await press(app, "Add action");
    await app.sees("Put the amounts into one table");
    await press(app, "End session");
    await told(app, "Session ended");
    await saved(app);
    await choose(app, "link", "Home");
    await app.sees("Put the amounts into one table");
  });

  await t.test("a placeholder in a section is found, and goes when the section is written", async () => {
    await choose(app, "link", "Drafts");
    await at(app, "Drafts");
    await choose(app, "link", "MIP39c2-SP10");
    await the(app, "link", "MIP41c4-SP10 Facilitator");
    await choose(app, "row", "Motivation");
    await type(PLACEHOLDER);
    await app.sees("holds the place of something to come");
    await type(MOTIVATION);
    await app.sees("The proposal says what the edition asks for.");
    await saved(app);
  });

  await t.test("the bundle is exported as the public repository is laid out", async () => {
    await choose(app, "link", "Drafts");
    await press(app, "Export");
    await press(app, "Choose a folder");
    await app.sees("3 files exported");
    const mandate = await app.findText("MIP39c2-SP10.md", "[role=dialog] .mono");
    const text = readFileSync(join(folder, await mandate.getText()), "utf8");
    assert.match(text, /^# MIP39c2-SP10: /);
    assert(text.includes(MOTIVATION));
    assert(text.endsWith("\n") && !text.endsWith("\n\n") && !text.includes("\r"));
  });

  async function type(text: string): Promise<void> {
    const editor = await the(app, "textbox", "Text of Motivation");
    await editor.click();
    await app.keys("Control+a", text);
  }
});
