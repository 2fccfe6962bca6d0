/** Much at once: a thread of a thousand comments, a table of five hundred rows, pictures from outside. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { png } from "../picture.ts";
import { startSample } from "./prepared.ts";
import { at, choose, has, press, saved, teamId, the, told, until, visit, write } from "./steps.ts";

const COMMENTS = 1_000;
const ROWS = 500;
/** A key may take this long to be painted on a busy machine with the slow build, in milliseconds. */
const PAINTED = 1_000;

await test("much at once leaves the window usable", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-large-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const picture = join(folder, "From The Disk.png");
  writeFileSync(picture, png(Buffer.alloc(8 * 8 * 3, 0x7f), { x: 0, y: 0, width: 8, height: 8 }));
  await using prepared = await startSample({ pick: [picture] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = async <T>(command: string, asked: unknown): Promise<T> =>
    JSON.parse(await app.cli("call", command, JSON.stringify(asked))) as T;
  const draft = (await call<{ id: string }[]>("draft_list", team))[0]!.id;

  await t.test("a thread of a thousand comments is taken apart, looked through and kept", async () => {
    await visit(app, `#/team/${team}/rfc`);
    await at(app, "RFC desk");
    await press(app, "Paste comments");
    await write(app, "Thread", thread());
    await press(app, "Take apart");
    await app.find("[role=dialog] li");
    await choose(app, "checkbox", "Keep the comment of reader_2");
    const kept = (COMMENTS - 1).toLocaleString("en");
    await press(app, `Keep ${kept} comments`);
    // One write of a thousand records: the build of the tests takes its time for it.
    await app.window.wait(async () => !(await has(app, "dialog", "Paste comments")), 120_000, "they are not kept");
    await told(app, `${kept} comments kept`);
    const drawn: number = await app.window.executeScript("return document.querySelectorAll('main [role=row]').length");
    assert(drawn < 100, `${drawn} rows are drawn`);
    await app.keys(Key.ESCAPE);
    const slowest = await slowestKey(app, () => app.keys("j", "j", "j", "j", "j", "j", "j", "j"));
    assert(slowest < PAINTED, `the next comment took ${slowest} ms`);
    await app.screenshot("large-rfc");
  });

  await t.test("a table of five hundred rows is typed in", async () => {
    const table = ["| Item | Cost |", "| --- | ---: |"];
    for (let row = 1; row <= ROWS; row++) table.push(`| Workstream ${row} | ${row * 10} |`);
    await call("draft_write", { team, draft, part: "Motivation", preamble: false, body: table.join("\n") });
    await visit(app, `#/team/${team}/draft/${draft}/Motivation`);
    await (await the(app, "textbox", "Text of Motivation")).click();
    await app.keys("Control+Home", Key.ARROW_DOWN, Key.ARROW_DOWN, Key.HOME, Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    const slowest = await slowestKey(app, () => app.keys(..."Research "));
    assert(slowest < PAINTED, `a key took ${slowest} ms`);
    await app.keys(Key.TAB);
    await saved(app);
    const text = async (): Promise<string> => (await call<{ text: string }>("draft_get", { team, draft })).text;
    const rows = (await text()).split("\n").filter((line) => line.startsWith("|"));
    assert.equal(rows.length, ROWS + 2);
    assert.match(rows[2]!, /^\| Research Workstream 1 +\| +10 \|$/);
    assert.equal(new Set(rows.map((line) => line.length)).size, 1, "the columns are lined up");
    await choose(app, "tab", "Preview");
    await until(
      app,
      () => app.window.executeScript("return document.querySelectorAll('table tr').length > arguments[0]", ROWS),
      "the preview has no such table",
    );
  });

  await t.test("a picture is taken from the disk, and dropped on the text", async () => {
    await call("draft_write", { team, draft, part: "Motivation", preamble: false, body: "Pictures:" });
    await app.sees("Pictures:");
    await (await the(app, "textbox", "Text of Motivation")).click();
    await app.keys("Control+End", Key.ENTER);
    await press(app, "Insert a picture");
    await told(app, "from-the-disk.png");
    const other = png(Buffer.alloc(9 * 9 * 3, 0x3f), { x: 0, y: 0, width: 9, height: 9 });
    await drop(app, "Dropped.png", other);
    await told(app, "dropped.png");
    await saved(app);
    const files = await call<{ path: string; used: boolean; image: { sha256: string } }[]>("image_list", {
      team,
      draft,
    });
    assert.deepEqual(
      files.map(({ path, used }) => [path.split("/").at(-1), used]),
      [
        ["from-the-disk.png", true],
        ["dropped.png", true],
      ],
    );
    assert.deepEqual(readFileSync(join(app.data, "files", files[1]!.image.sha256)), other);
  });
});

/** A thread as a browser copies it. */
function thread(): string {
  const posts = Array.from({ length: COMMENTS }, (_, n) => {
    const day = `Apr ${1 + (n % 6)}`;
    return `reader_${n}\n${day}\n\nComment ${n}: please say how many people this pays, and until when.\n\n${n % 7} Likes\n`;
  });
  return posts.join("\n");
}

/** How long the slowest of these keys took until it was painted. */
async function slowestKey(app: App, press: () => Promise<void>): Promise<number> {
  await app.window.executeScript(
    `window.slowest = 0;
     addEventListener("keydown", (e) => {
       const begun = performance.now();
       requestAnimationFrame(() => setTimeout(() => (window.slowest = Math.max(window.slowest, performance.now() - begun))));
     }, { capture: true });`,
  );
  await press();
  await app.painted();
  const slowest: number = await app.window.executeScript("return window.slowest");
  assert(slowest > 0, "no key was pressed");
  return Math.round(slowest);
}

/** Drops a file on the text, as the desktop does: over it, then let go. */
async function drop(app: App, name: string, bytes: Buffer): Promise<void> {
  await app.window.executeScript(
    `const [target, name, bytes] = arguments;
     const held = new DataTransfer();
     held.items.add(new File([new Uint8Array(bytes)], name, { type: name.endsWith(".png") ? "image/png" : "text/plain" }));
     const { left, top } = target.getBoundingClientRect();
     for (const kind of ["dragenter", "dragover", "drop"])
       target.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 10 }));`,
    await the(app, "textbox", "Text of Motivation"),
    name,
    [...bytes],
  );
}
