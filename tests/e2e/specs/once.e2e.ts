import assert from "node:assert/strict";
import { test } from "node:test";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, press, take, teamId, the, told, until, visit, write } from "./steps.ts";

/** A real double click, as a hand gives it. */
async function twice(app: App, name: string): Promise<void> {
  const button = await the(app, "button", name);
  await app.window.actions().doubleClick(button).perform();
}

const rows = async (app: App, kind: string): Promise<{ title?: string }[]> =>
  JSON.parse(await app.cli("list", kind, "--json")) as { title?: string }[];

test("a double click gives a command once, in every form", async () => {
  await using app = await startApp();
  await write(app, "Your name or handle", "@ada");
  await press(app, "Start a team");
  await write(app, "Working name", "Light houses");
  await twice(app, "Start the team");
  await at(app, "Light houses");
  const team = await teamId(app);

  await visit(app, `#/team/${team}/people`);
  await press(app, "Add a member");
  await write(app, "Forum handle", "@grace");
  await write(app, "Role", "Facilitator");
  await twice(app, "Add");
  await told(app, "@grace added");

  await visit(app, `#/team/${team}/sessions`);
  await press(app, "Plan a session");
  await twice(app, "Plan");
  await the(app, "heading", "Agenda");
  await write(app, "Add action", "Ask the auditors");
  await twice(app, "Add action");
  await app.sees("Ask the auditors");

  await visit(app, `#/team/${team}/stage/1/item/C1`);
  await choose(app, "tab", "Journal");
  await write(app, "What was hard?", "The name.");
  await twice(app, "Add entry");
  await told(app, "Journal entry added");

  const counts: Record<string, number> = {};
  for (const kind of ["teams", "members", "sessions", "actions", "journal"])
    counts[kind] = (await rows(app, kind)).length;
  assert.deepEqual(counts, { teams: 1, members: 1, sessions: 1, actions: 1, journal: 1 });
});

test("undo takes what it names, leaves the page of what is gone, and survives a restart", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const before = (await rows(app, "sessions")).length;
  await visit(app, `#/team/${team}/sessions`);
  await press(app, "Plan a session");
  await write(app, "Title", "The first");
  await press(app, "Plan");
  await at(app, "The first");
  // Done beside the window while the way back from the first is offered.
  const second = { team, title: "The second", at: "2021-04-20T10:00:00Z", who: [], topics: [] };
  await app.cli("call", "session_plan", JSON.stringify(second));
  await press(app, "Undo");
  await until(app, async () => (await rows(app, "sessions")).length === before + 1, "nothing was taken back");
  assert((await rows(app, "sessions")).some(({ title }) => title === "The second"));
  await at(app, "Sessions");

  await press(app, "Plan a session");
  await write(app, "Title", "The third");
  await press(app, "Plan");
  await at(app, "The third");
  await app.keys("Control+z");
  await at(app, "Sessions");
  assert.equal((await rows(app, "sessions")).length, before + 1);
  assert(!(await rows(app, "sessions")).some(({ title }) => title === "The third"));

  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await take(app, "State", "Done");
  await told(app, "done");
  await app.restart();
  await at(app, "Sustainable Ecosystem Scaling");
  await app.keys("Control+z");
  await app.sees("Undone: an item was changed");
});
