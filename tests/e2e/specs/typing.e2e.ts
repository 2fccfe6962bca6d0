/** What is typed and when it is on the disk: who never pauses, a process that is killed, a window that is closed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, press, saved, teamId, the, visit } from "./steps.ts";

/** So much of typing may be lost when the process is killed, in milliseconds. */
const LOST = 1_000;
/** Whoever types so fast has no rest in which a text would be kept. */
const PAUSE = 350;
const LINE = "The unit pays two people, until when is open and said in each report.\n";

const of =
  (app: App) =>
  async <T>(command: string, asked: unknown): Promise<T> =>
    JSON.parse(await app.cli("call", command, JSON.stringify(asked))) as T;

/** Types without a pause and kills the process. Gives how many letters were typed a second before the end. */
async function killTyping(app: App): Promise<number> {
  const times: number[] = [];
  const until = Date.now() + 6_000;
  while (Date.now() < until) {
    await app.keys("x");
    times.push(Date.now());
  }
  const asked = Date.now();
  await app.kill();
  const slowest = Math.max(...times.slice(1).map((time, n) => time - times[n]!));
  assert(slowest < PAUSE, `a key came only after ${slowest} ms, so this was a rest`);
  return times.filter((time) => time <= asked - LOST).length;
}

test("who types without a pause loses a second at most when the process is killed", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = of(app);

  await t.test("in the notes of a session", async () => {
    const session = (await call<{ id: string; notes: string }[]>("session_list", team))[0]!;
    await visit(app, `#/team/${team}/session/${session.id}`);
    await (await the(app, "textbox", "Notes")).click();
    await app.keys("Control+End");
    const due = await killTyping(app);
    const { notes } = await call<{ notes: string }>("session_get", { team, session: session.id });
    const kept = notes.length - session.notes.length;
    assert(kept >= due, `${kept} letters are there, and ${due} were typed a second before the end`);
    await app.open();
    await at(app, "Sustainable Ecosystem Scaling");
  });

  await t.test("in a section of 300 kB", async () => {
    const draft = (await call<{ id: string }[]>("draft_list", team))[0]!.id;
    const body = LINE.repeat(Math.floor(300_000 / LINE.length));
    await visit(app, `#/team/${team}/draft/${draft}/Motivation`);
    await paste(app, body);
    await saved(app);
    await app.keys("Control+Home");
    const due = await killTyping(app);
    const { text } = await call<{ text: string }>("draft_get", { team, draft });
    const begins = text.indexOf("xxx");
    const kept = begins < 0 ? 0 : /^x*/.exec(text.slice(begins))![0].length;
    assert(kept >= due, `${kept} letters are there, and ${due} were typed a second before the end`);
    assert(text.includes(body.trim()), "the rest is as it was");
  });
});

test("a pasted megabyte is there when the window is closed right after it", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const draft = (await of(app)<{ id: string }[]>("draft_list", team))[0]!.id;
  await visit(app, `#/team/${team}/draft/${draft}/Motivation`);
  const lines = Math.floor((1 << 20) / LINE.length);
  await paste(app, `${LINE.repeat(lines)}The end.`);
  await app.closeByHand();
  const { text } = await of(app)<{ text: string }>("draft_get", { team, draft });
  assert.equal(text.split(LINE.trim()).length - 1, lines);
  assert(text.includes("The end."), "what came last is there");
});

test("a window that is to be closed waits for what is typed, and stays when it is told to", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const call = of(app);
  const draft = (await call<{ id: string }[]>("draft_list", team))[0]!.id;
  await visit(app, `#/team/${team}/draft/${draft}/Motivation`);
  await paste(app, LINE.repeat(Math.floor((3 << 20) / LINE.length)));
  await app.askToClose();
  await app.sees("What you typed is still being saved");
  await pictured(app, "closing-keeping");
  await press(app, "Stay");
  await saved(app);

  const session = (await call<{ id: string }[]>("session_list", team))[0]!.id;
  await visit(app, `#/team/${team}/session/${session}`);
  // More than the core takes, so that it cannot be kept.
  await app.fill(await the(app, "textbox", "Notes"), "Two signers. ".repeat(400_000));
  await app.askToClose();
  await app.sees("Some of your text could not be saved");
  await pictured(app, "closing-asking");
  await app.axe("closing, asking");
  await press(app, "Stay");
  await app.sees("Not saved. Your text is still here");
  await app.fill(await the(app, "textbox", "Notes"), "Two signers.");
  await app.closeByHand();
  assert.equal((await call<{ notes: string }>("session_get", { team, session })).notes, "Two signers.");
});

/** Puts a text in place of the section, as a paste does. */
async function paste(app: App, text: string): Promise<void> {
  await (await the(app, "textbox", "Text of Motivation")).click();
  await app.keys("Control+a", Key.DELETE);
  await app.window.executeScript(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
     document.activeElement.dispatchEvent(paste);`,
    text,
  );
}

async function pictured(app: App, name: string): Promise<void> {
  await app.screenshot(`${name}-light`);
  await app.theme("dark");
  await app.screenshot(`${name}-dark`);
  await app.theme("light");
}
