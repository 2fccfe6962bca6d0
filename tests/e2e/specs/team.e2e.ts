import assert from "node:assert/strict";
import { test } from "node:test";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, press, holds, saved, size, take, teamId, the, told, visit, write } from "./steps.ts";

test("a team is begun from nothing, and every screen of it says what belongs there", async () => {
  await using app = await startApp();
  await write(app, "Your name or handle", "@ada");
  await press(app, "Start a team");
  await the(app, "dialog", "Start a team");
  await press(app, "Start the team");
  await app.sees("The team needs a name");
  await write(app, "Working name", "Light houses");
  await press(app, "Start the team");
  await at(app, "Light houses");
  await app.sees("No target cycle");

  const screens: [string, string][] = [
    ["drafts", "Compose the bundle"],
    ["budget", "Begin with a group"],
    ["sessions", "Plan a session"],
    ["people", "Add a member"],
    ["journal", "Open the next item"],
  ];
  const team = await teamId(app);
  for (const [screen, first] of screens) {
    await visit(app, `#/team/${team}/${screen}`);
    await app.findText(first);
  }
});

test("a new team gets a facilitator, a budget and composed drafts", async () => {
  await using app = await startApp();
  await app.cli("person", "@ada");
  await app.cli("team", "create", "Light houses");
  await app.sees("Light houses");
  const team = await openTeam(app, "Light houses");
  await visit(app, `#/team/${team}/people`);
  await press(app, "Add a member");
  await write(app, "Forum handle", "@grace");
  await write(app, "Role", "Facilitator");
  await app.click("Add", "[role=dialog] button[type=submit]");
  await told(app, "@grace added");
  await choose(app, "checkbox", "Facilitator: one MIP41c4");
  await choose(app, "radio", "Public");
  await saved(app);

  await visit(app, `#/team/${team}/drafts`);
  await press(app, "Compose the bundle");
  await app.sees("@grace");
  await the(app, "link", "MIP39c2");
});

test("what was done is undone and done again from any screen", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);

  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await take(app, "State", "Done");
  await holds(app, "State", "done", "combobox");
  await visit(app, `#/team/${team}/people`);
  await at(app, "People");
  await app.keys("Control+z");
  await app.sees("Undone: an item was changed");
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await holds(app, "State", "todo", "combobox");

  await visit(app, "#/settings");
  await at(app, "Settings");
  await app.keys("Control+Shift+z");
  await app.sees("Done again: an item was changed");
  await visit(app, `#/team/${team}/stage/5/item/P3`);
  await holds(app, "State", "done", "combobox");
});

test("an archived team leaves the overview, and undo brings it back", async () => {
  await using prepared = await startSample();
  const { app } = prepared;
  await visit(app, "#/teams");
  await at(app, "Teams");
  await the(app, "row", "Sustainable Ecosystem Scaling");
  const team = await openTeam(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${team}/people`);
  await press(app, "Archive the team");
  await app.sees("Sustainable Ecosystem Scaling is archived");
  await visit(app, "#/teams");
  await at(app, "Teams");
  await app.sees("No team fits");
  await app.keys("Control+z");
  await the(app, "row", "Sustainable Ecosystem Scaling");
});

test("a name of 300 characters, of the right to left, or of emoji leaves the frame whole", async () => {
  await using app = await startApp();
  const names = [
    "Wort".repeat(75),
    "وحدة الاستدامة والتوسع في النظام البيئي",
    "👩🏽‍🚀👨‍👩‍👧‍👦 Rocket 🚀🇺🇳",
    "<b>bold</b> & \"quotes\" 'x'",
  ];
  await app.cli("person", "@ada");
  for (const name of names) await app.cli("team", "create", name);
  await size(app, 1280, 800);
  await visit(app, "#/teams");
  for (const name of names) await app.sees(name.slice(0, 8));
  await fits(app);
  await app.screenshot("long-names-teams");
  for (const [n, name] of names.entries()) {
    await openTeam(app, name);
    await at(app, name);
    await fits(app);
    await app.screenshot(`long-names-home-${n + 1}`);
    await visit(app, "#/teams");
    await at(app, "Teams");
  }
});

async function openTeam(app: App, name: string): Promise<string> {
  const teams = JSON.parse(await app.cli("team", "list", "--json")) as { id: string; name: string }[];
  const id = teams.find((team) => team.name === name)?.id;
  assert(id, `there is no team ${name}`);
  await visit(app, `#/team/${id}`);
  await at(app, name);
  return id;
}

/** Nothing reaches out of the window, and nothing scrolls sideways. */
async function fits(app: App): Promise<void> {
  await app.painted();
  const wide: string[] = await app.window.executeScript(`
    return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !e.closest(".sr")
      && (e.getBoundingClientRect().right > innerWidth + 1 || document.documentElement.scrollWidth > innerWidth))
      .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)`);
  assert.deepEqual(wide, [], "this is wider than the window");
}
