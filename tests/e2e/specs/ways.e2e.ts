import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { screen } from "../screen.ts";
import { clickIn } from "../x11.ts";
import { startSample } from "./prepared.ts";
import { at, choose, size, teamId, the, until, visit } from "./steps.ts";

/** What has the keyboard: its row, else its element. */
const holder = (app: App): Promise<string> =>
  app.window.executeScript(
    `const at = document.activeElement;
     return at?.dataset.row ?? (at?.closest(".cm-editor") ? "editor" : at?.tagName) ?? "";`,
  );
const held = (app: App, what: string, otherwise: string): Promise<void> =>
  until(app, async () => (await holder(app)) === what, otherwise);
const ids = async (app: App, command: string, team: string): Promise<{ id: string }[]> =>
  JSON.parse(await app.cli("call", command, JSON.stringify(team))) as { id: string }[];

test("Escape leaves a text, and the letters after it are keys of the screen", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const [draft] = await ids(app, "draft_list", team);
  const [session] = await ids(app, "session_list", team);
  assert(draft && session);

  await t.test("in the editor of a draft", async () => {
    await visit(app, `#/team/${team}/draft/${draft.id}/Motivation`);
    const text = (): Promise<string> =>
      app.window.executeScript("return document.querySelector('.cm-content')?.innerText ?? ''");
    await app.find(".cm-content");
    await app.window.executeScript("document.querySelector('.cm-content').focus()");
    await held(app, "editor", "the editor has no focus");
    const before = await text();
    await app.keys(Key.ESCAPE);
    await held(app, "Motivation", "Escape does not lead to the outline");
    await app.keys("]");
    await app.keys("]");
    assert.equal(await text(), before, "a key was typed into the text");
    await app.keys("g", "h");
    await at(app, "Sustainable Ecosystem Scaling");
    const kept = await app.cli("call", "draft_get", JSON.stringify({ team, draft: draft.id }));
    assert(!kept.includes("]]") && !kept.includes("gh\\n"), "what was pressed was kept");
  });

  await t.test("in the notes of a session, and what a letter opens begins empty", async () => {
    await visit(app, `#/team/${team}/session/${session.id}`);
    await the(app, "heading", "Agenda");
    await app.keys("t");
    const field = (): Promise<string> => app.window.executeScript("return document.activeElement?.value ?? '-'");
    await until(app, async () => (await holder(app)) === "INPUT", "T leads to no field");
    assert.equal(await field(), "");
    await app.keys(Key.ESCAPE);
    await held(app, "H1", "Escape does not leave the field");
    await app.keys("a");
    await until(app, async () => (await holder(app)) === "INPUT", "A leads to no field");
    assert.equal(await field(), "");
  });
});

test("a hit opens with the keyboard on what was found", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const session = (await ids(app, "session_list", team))[0]!.id;
  const added = await app.cli(
    "call",
    "action_add",
    JSON.stringify({ team, session, title: "Zebra crossing", owner: "@wouter", due: "2021-05-12" }),
  );
  const action = (JSON.parse(added) as { id: string }).id;
  const members = await ids(app, "member_list", team);
  const handles = JSON.parse(await app.cli("call", "member_list", JSON.stringify(team))) as { handle: string }[];
  const cases: [words: string, row: string][] = [
    ["Zebra crossing", action],
    [handles[1]!.handle, members[1]!.id],
    ["Interface agreements", "P2"],
  ];
  for (const [words, row] of cases) {
    await t.test(words, async () => {
      await visit(app, `#/search/${encodeURIComponent(words)}`);
      await app.sees("place");
      await app.find(`[data-row$='${row}']`);
      await (await the(app, "searchbox", "Words")).click();
      await app.keys(Key.ENTER);
      await held(app, row, `the row of ${words} has no focus`);
    });
  }
  await t.test("a session is told by its heading", async () => {
    await visit(app, "#/search/mandate");
    await app.find("[data-row*=sessions]");
    await app.window.executeScript("document.querySelector('[data-row*=sessions]').focus()");
    await app.keys(Key.ENTER);
    await the(app, "heading", "Agenda");
    await held(app, "H1", "the heading has no focus");
  });
  await t.test("the palette says whose an action is, and until when", async () => {
    await app.keys("Control+k");
    await the(app, "combobox", "Go to");
    await app.keys(..."crossing zebra");
    await app.sees("@wouter · 12 May");
    await app.keys(Key.ESCAPE);
  });
});

test("Back finds a list as it was left: narrowed, sorted, scrolled, on its row", async () => {
  await using prepared = await startSample({ teams: 200 });
  const { app } = prepared;
  await visit(app, "#/teams");
  await the(app, "row", "Sustainable Ecosystem Scaling");
  await choose(app, "button", "Ready");
  await app.keys("f", "a");
  await app.keys(Key.ARROW_DOWN, Key.PAGE_DOWN, Key.PAGE_DOWN, Key.ARROW_DOWN);
  const look = (): Promise<{ row: string; top: number; words: string; sort: string }> =>
    app.window.executeScript(
      `const table = document.querySelector("[role=grid][aria-label='Teams, one a row']");
       return { row: document.activeElement?.dataset.row ?? "", top: table?.scrollTop ?? -1,
         words: document.querySelector("input[type=search]")?.value ?? "",
         sort: document.querySelector("[aria-sort=ascending], [aria-sort=descending]")?.innerText ?? "" };`,
    );
  await app.painted();
  const left = await look();
  assert(left.row !== "" && left.top > 0 && left.words === "a" && left.sort.includes("Ready"), JSON.stringify(left));
  await app.keys(Key.ENTER);
  await the(app, "heading", "Next three things");
  await app.keys("g", "t");
  await the(app, "row", "");
  await app.keys("f");
  await app.keys(Key.END, Key.BACK_SPACE, "zzz");
  await app.sees("No team fits");
  const back = (): Promise<void> =>
    app.window.actions().keyDown(Key.ALT).sendKeys(Key.ARROW_LEFT).keyUp(Key.ALT).perform();
  await clickIn((await screen()).display, "Launchpod", 640, 400, 8);
  await the(app, "heading", "Next three things");
  await back();
  await until(app, async () => JSON.stringify(await look()) === JSON.stringify(left), "").catch(async () =>
    assert.fail(`left ${JSON.stringify(left)}, found ${JSON.stringify(await look())}`),
  );
  await app.keys("f");
  await app.keys("Control+a");
  await app.keys("Sustainable Eco");
  await app.sees("1 of 200");
  await app.keys(Key.ENTER);
  await at(app, "Sustainable Ecosystem Scaling");
});

test("Ctrl and plus draw everything larger, Ctrl 0 as it was, and the next start remembers", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await size(app, 1280, 800);
  const width = (): Promise<number> => app.window.executeScript("return innerWidth");
  const isWide = (wanted: number) => (): Promise<boolean> => width().then((now) => Math.abs(now - wanted) < 3);
  const team = await teamId(app);
  await t.test("by its keys", async () => {
    await app.keys("Control+=");
    await until(app, isWide(1280 / 1.1), "Ctrl = does nothing");
    await app.keys("Control+-", "Control+-");
    await until(app, isWide(1280 / 0.9), "Ctrl - does nothing");
    await app.keys("Control+0");
    await until(app, isWide(1280), "Ctrl 0 does nothing");
  });
  await t.test("kept for the next start", async () => {
    for (let n = 0; n < 5; n++) await app.keys("Control+=");
    await until(app, isWide(640), "it is not drawn twice as large");
    await app.kept("window.json", (text) => text.includes('"zoom": 200'));
    await app.restart();
    await at(app, "Sustainable Ecosystem Scaling");
    await size(app, 1280, 800);
    await until(app, isWide(640), "the next start has forgotten it");
    await visit(app, "#/settings/appearance");
    const chosen = (): Promise<string> =>
      app.window.executeScript("return document.querySelector('main select')?.value ?? ''");
    await until(app, async () => (await chosen()) === "200", "the settings do not say it");
    await app.screenshot("zoom-200-settings");
  });
  const screens: [name: string, address: string, shows: string][] = [
    ["home", `team/${team}`, "Next three things"],
    ["stage", `team/${team}/stage/5`, "Gate 5"],
    ["people", `team/${team}/people`, "Members"],
    ["budget", `team/${team}/budget`, "Cap"],
    ["planner", `team/${team}/planner`, "If you move the target"],
    ["sessions", `team/${team}/sessions`, "Open actions"],
    ["session", `team/${team}/session/${(await ids(app, "session_list", team))[0]!.id}`, "Agenda"],
    ["drafts", `team/${team}/drafts`, "Bundle"],
    ["draft", `team/${team}/draft/${(await ids(app, "draft_list", team))[0]!.id}`, "Outline"],
    ["submission", `team/${team}/submission`, "To do outside"],
    ["rfc", `team/${team}/rfc`, "No comment yet"],
    ["journal", `team/${team}/journal`, "Journal"],
    ["teams", "teams", "Who needs me"],
  ];
  const look = async (name: string): Promise<void> => {
    for (const [screen, address, shows] of screens) {
      await t.test(`${screen}, ${name}`, async () => {
        await visit(app, `#/${address}`);
        await app.sees(shows);
        await app.screenshot(`${name}-${screen}`);
        const lost: string[] = await app.window.executeScript(LOST);
        assert.deepEqual(lost, [], "these cannot be reached");
      });
    }
  };
  await look("zoom-200");
  await app.keys("Control+0");
  await size(app, 900, 600);
  await until(app, isWide(900), "the window is not small");
  await look("small");
});

/** What can be pressed and is neither on the screen nor in anything that scrolls to it. */
const LOST = `
  const scrolls = (box, way) => /auto|scroll/.test(getComputedStyle(box)[way]);
  const reached = (e) => {
    let rect = e.getBoundingClientRect();
    let [left, right, top, bottom] = [rect.left, rect.right, rect.top, rect.bottom];
    for (let box = e.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(e).position === "fixed") return true;
      const edge = box.getBoundingClientRect();
      const style = getComputedStyle(box);
if (scrolls(box, "overflowX")) [left, right] = [edge.left, edge.right];
      else if (style.overflowX !== "visible" && (left >= edge.right - 1 || right <= edge.left + 1)) return false;
      if (scrolls(box, "overflowY")) [top, bottom] = [edge.top, edge.bottom];
      else if (style.overflowY !== "visible" && (top >= edge.bottom - 1 || bottom <= edge.top + 1)) return false;
    }
    return left < innerWidth - 1 && top < innerHeight - 1;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width > 0 && !e.closest(".sr, .skip, [aria-hidden=true]") && !e.classList.contains("skip"))
    .filter((e) => !reached(e))
    .map((e) => e.tagName + " " + (e.getAttribute("aria-label") ?? e.innerText ?? e.value).slice(0, 60));`;
