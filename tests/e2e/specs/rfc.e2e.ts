import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startSample } from "./prepared.ts";
import { at, choose, holds, press, saved, teamId, the, told, visit, write } from "./steps.ts";
import { MOTIVATION, THREAD } from "./texts.ts";

test("a thread becomes comments, decisions, an edit, a change note and a comparison", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-note-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await using prepared = await startSample({ pick: [folder] });
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const drafts = JSON.parse(await app.cli("draft", "list", "--team", "SES-001", "--json")) as { id: string }[];
  const draft = drafts[0]!.id;
  const motivate = (body: string): Promise<string> =>
    app.cli("call", "draft_write", JSON.stringify({ team, draft, part: "Motivation", preamble: false, body }));
  await motivate(MOTIVATION);

  await t.test("the empty desk says what belongs there; what changed begins with a version", async () => {
    await visit(app, `#/team/${team}/changes`);
    await app.sees("No version yet");
    await press(app, "Keep a version");
    await told(app, "A version of the drafts is kept");
    await app.sees("Nothing changed between the two");
    await choose(app, "link", "RFC desk");
    await at(app, "RFC desk");
    await app.sees("No comment yet");
  });

  await t.test("a thread is taken apart and put right before it is kept", async () => {
    await app.keys("p");
    await write(app, "Thread", THREAD);
    await press(app, "Take apart");
    await app.sees("2 comments found");
    await app.sees("It stands before the first author");
    await app.sees("about MIP39c2-SP10 · Motivation");
    await app.axe("the dialog of what was found");
    await app.screenshot("paste-taken-apart");
    await press(app, "Keep 2 comments");
    await told(app, "2 comments kept");
    await app.sees("1 objection open for more than a week");
  });

  await t.test("the same thread adds nothing", async () => {
    await press(app, "Paste comments");
    await write(app, "Thread", THREAD);
    await press(app, "Take apart");
    await app.sees("2 of them kept already");
    await app.keys(Key.ESCAPE);
  });

  await t.test("a post that was edited is one comment, and its objection is taken back", async () => {
    await press(app, "Paste comments");
    await write(
      app,
      "Thread",
      THREAD.replace("I object: who counted them?", "Who counted them? Edit: I see the list now."),
    );
    await press(app, "Take apart");
    await app.sees("edited since");
    await press(app, "Keep 1 comment");
    await told(app, "1 comment edited");
    await app.sees("Objection taken back");
    await app.screenshot("objection-taken-back");
  });

  await t.test("a decline waits for its reason, all by keyboard", async () => {
    await choose(app, "row", "ada_l");
    await app.keys("d");
    await app.sees("the comment stays open until then");
    await app.keys("They are listed in the register.");
    await saved(app);
    await app.sees("Declined");
    await app.keys(Key.ESCAPE, "j", "a");
    await app.keys("Thank you.");
    await saved(app);
    const rows = JSON.parse(await app.cli("rfc", "list", "--team", "SES-001", "--json")) as {
      comment: { author: string; decision: string; answer: string };
    }[];
    assert.deepEqual(
      rows.map(({ comment }) => [comment.author, comment.decision, comment.answer]),
      [
        ["ada_l", "decline", "They are listed in the register."],
        ["grace-h", "answer", "Thank you."],
      ],
    );
  });

  await t.test("a section that is linked shows what was edited for the comment", async () => {
    await motivate("Nineteen workstreams wait for a unit of their own.");
    await choose(app, "row", "grace-h");
    await (await the(app, "combobox", "Link a section")).click();
    await app.keys("Motivation");
    await choose(app, "option", "Motivation");
    await the(app, "insertion", "Nineteen");
    await the(app, "deletion", "Seventeen");
  });

  await t.test("the note of the week is written into a folder", async () => {
    await press(app, "Change note");
    await app.sees("## Comments that were declined");
    await app.axe("the dialog of the change note");
    await press(app, "Save to a folder");
    await app.sees("Written: ");
    const note = readFileSync(join(folder, "change-note-2021-04-07.md"), "utf8");
    assert.match(note, /\*\*ada\\_l\*\*, 2021-03-20, on MIP39c2-SP10 · Motivation/);
    assert.match(note, /~~Seventeen~~ → \*\*Nineteen\*\*/);
    await app.keys(Key.ESCAPE);
  });

  await t.test("what changed is read change by change", async () => {
    await choose(app, "link", "What changed");
    await at(app, "What changed");
    await app.sees("1 section changed");
    await app.keys("j");
    await app.sees("Change 1 of 1");
    await app.axe("what changed, light");
    await app.theme("dark");
    await app.axe("what changed, dark");
    await choose(app, "link", "RFC desk");
    await at(app, "RFC desk");
    await choose(app, "row", "grace-h");
    await the(app, "insertion", "Nineteen");
    await app.axe("the RFC desk, dark");
    await app.theme("light");
    await app.axe("the RFC desk, light");
  });

  await t.test("the studio shows the comments on the section in sight", async () => {
    await visit(app, `#/team/${team}/draft/${draft}/Motivation`);
    await choose(app, "tab", "Comments");
    await choose(app, "link", "ada_l");
    await at(app, "RFC desk");
    await holds(app, "Reason", "They are listed in the register.");
  });
});
