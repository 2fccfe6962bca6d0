import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { offered } from "../clipboard.ts";
import { startSample } from "./prepared.ts";
import { press, saved, teamId, the, told, until, visit, write } from "./steps.ts";

const KNOWN = ["the", "wallet", "pays", "for", "our", "work"];
/** A whole picture of one dot. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const PNG = Buffer.from(DOT, "base64");

interface Draft {
  sections: { title: string; body: string; edited: boolean }[];
}

test("the text of a draft: tables, sheets, pictures, spelling, find and replace", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  // Of the test's own, so that it holds on every machine.
  const folder = join(app.data, "dictionaries");
  mkdirSync(folder);
  writeFileSync(join(folder, "en_US.aff"), "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n");
  writeFileSync(join(folder, "en_US.dic"), `${KNOWN.length}\n${KNOWN.join("\n")}\n`);

  const team = await teamId(app);
  const rows = JSON.parse(await app.cli("call", "draft_list", JSON.stringify(team))) as { id: string; name: string }[];
  const [mandate, budget] = [rows[0]!.id, rows[1]!.id];
  const read = async (draft: string): Promise<Draft> =>
    JSON.parse(await app.cli("call", "draft_get", JSON.stringify({ team, draft }))) as Draft;
  const title = (await read(mandate)).sections.at(-1)!.title;
  const other = (await read(budget)).sections.at(-1)!.title;
  const body = async (draft = mandate, of = title): Promise<string> =>
    (await read(draft)).sections.find((section) => section.title === of)!.body;
  const open = async (draft = mandate, of = title): Promise<void> => {
    await visit(app, `#/team/${team}/draft/${draft}/${encodeURIComponent(of)}`);
    await (await the(app, "textbox", `Text of ${of}`)).click();
  };
  const clear = async (): Promise<void> => {
    await (await the(app, "textbox", `Text of ${title}`)).click();
    await app.keys("Control+a", Key.DELETE);
  };
  const keeps = async (expected: string): Promise<void> => {
    await saved(app);
    let now = "";
    const is = async (): Promise<boolean> => (now = (await body()).trimEnd()) === expected;
    await until(app, is, "").catch(() => assert.equal(now, expected));
  };

  await t.test("Enter makes a row of cells a table, and Tab lines its columns up", async () => {
    await open();
    await clear();
    await app.keys(
      "| Group | Monthly |",
      Key.ENTER,
      "Permanent Team",
      Key.TAB,
      "91,200",
      Key.TAB,
      "予備",
      Key.TAB,
      "1",
    );
    await app.keys(Key.TAB);
    await keeps(
      [
        "| Group          | Monthly |",
        "| -------------- | ------- |",
        "| Permanent Team | 91,200  |",
        "| 予備           | 1       |",
        "|                |         |",
      ].join("\n"),
    );
  });

  await t.test("cells of a spreadsheet are pasted as a table, and Ctrl Z takes it back", async () => {
    await clear();
    using _ = await offered("text/plain", Buffer.from("Item\tCost\nSalaries\t1,000\n"));
    await app.keys("Control+v");
    await keeps("| Item     |  Cost |\n| -------- | ----: |\n| Salaries | 1,000 |");
    await app.keys("Control+z");
    await keeps("");
    await told(app, "Pasted as a table");
  });

  await t.test("a picture is kept where the repository wants it, and shown in the preview", async () => {
    await clear();
    using _ = await offered("image/png", PNG);
    await app.keys("Control+v");
    await told(app, "Kept as supporting_materials/");
    const images = JSON.parse(await app.cli("call", "image_list", JSON.stringify({ team, draft: mandate }))) as {
      path: string;
      image: { sha256: string };
    }[];
    const [{ path, image }] = images as [(typeof images)[0]];
    assert.match(path, /^supporting_materials\/MIP39c2-SP(\d+|X)\/picture\.png$/);
    assert.ok(existsSync(join(app.data, "files", image.sha256)), "its file is in the workspace");
    await keeps(`![Picture](${path})`);
    await press(app, "Text and preview side by side");
    const shown = await app.find("img[data-picture]");
    await until(app, async () => ((await shown.getAttribute("src")) ?? "").startsWith("data:image/png"), "no picture");
    await press(app, "Text and preview side by side");
  });

  await t.test("what can not be put into a text is said, and the text stays", async () => {
    const before = (await body()).trimEnd();
    await (await the(app, "textbox", `Text of ${title}`)).click();
    // No text: xclip hands out the same bytes whatever is asked for.
    using _ = await offered("image/x-nothing", Buffer.from([0xff, 0xd9, 0x00, 0x01, 0xff, 0xfe]));
    await app.keys("Control+v");
    await app.sees("Nothing on the clipboard can be put into a text");
    await keeps(before);
  });

  await t.test("a word that is in no dictionary is marked, mended by keyboard, or learnt", async () => {
    await clear();
    await app.keys("the walet pays for our wrk");
    const marked = (): Promise<string[]> =>
      app.window.executeScript("return [...document.querySelectorAll('.cm-misspelt')].map((e) => e.textContent)");
    await until(app, async () => (await marked()).join() === "walet,wrk", "the two words are not marked");
    await app.axe("spelling");
    await app.keys("Control+.");
    await the(app, "menuitem", "work");
    await app.keys(Key.ENTER);
    await keeps("the walet pays for our work");
    await app.keys(Key.HOME, Key.ARROW_RIGHT, Key.ARROW_RIGHT, Key.ARROW_RIGHT, Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    await app.keys("Control+.");
    await (await the(app, "menuitem", "Add “walet”")).click();
    await until(app, async () => (await marked()).length === 0, "the word that was learnt is still marked");
  });

  await t.test("find and replace goes over all drafts, leaves what follows facts, and is one step", async () => {
    await open(budget, other);
    await app.keys("Control+a", Key.DELETE, "a walet here");
    await saved(app);
    await app.keys("Control+Shift+f");
    await the(app, "dialog", "Find and replace in the bundle");
    await write(app, "Find", "walet");
    await app.sees("2 matches in 2 drafts");
    for (const theme of ["light", "dark"] as const) {
      await app.theme(theme);
      await app.axe(`find and replace, ${theme}`);
    }
    await app.screenshot("editor-find");
    await write(app, "Replace with", "wallet");
    await press(app, "Replace 2 matches");
    await app.sees("Nothing found in any draft");
    assert.equal((await body()).trimEnd(), "the wallet pays for our work");
    assert.equal((await body(budget, other)).trimEnd(), "a wallet here");
    await write(app, "Find", "Sustainable Ecosystem Scaling");
    await app.sees("Follows Team → Name");
    await app.keys(Key.ESCAPE);
    await press(app, "Undo");
    const back = async (): Promise<boolean> =>
      (await body()).includes("walet") && (await body(budget, other)).includes("walet");
    await until(app, back, "one undo does not take back both");
  });
});
