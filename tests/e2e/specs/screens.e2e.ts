import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { PAGES, SCREENS, type RouteName, type SettingsPage } from "../../../ui/src/areas.ts";
import { startApp, type App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, choose, gone, looks, press, teamId, the, visit, write } from "./steps.ts";
import { repository, THREAD } from "./texts.ts";

type Visit = [name: string, address: string, shows?: string | undefined];

test("axe finds nothing on any screen of the sample, light or dark", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const drafts = await ids(app, "draft_list", team);
  const sessions = await ids(app, "session_list", team);
  const comment = await othersSaid(app, team, drafts[0]!);
  await linked(app, team, drafts[0]!);
  const shown: { [N in RouteName]?: Visit[] } = {
    team: [["home", `team/${team}`, "Next three things"]],
    stage: [["stage", `team/${team}/stage/4`, "Gate 4"]],
    item: [["item", `team/${team}/stage/5/item/P2`, "Interface agreements"]],
    links: [["links", `team/${team}/links`, "is evidence for"]],
    people: [["people", `team/${team}/people`, "Working time"]],
    budget: [["budget", `team/${team}/budget`, "Cap"]],
    journal: [["journal", `team/${team}/journal`, "Hard:"]],
    sessions: [["sessions", `team/${team}/sessions`, "Open actions"]],
    session: [
      ["session-planned", `team/${team}/session/${sessions[0]}`, "Agenda"],
      ["session-held", `team/${team}/session/${sessions[1]}`, "Agenda"],
    ],
    drafts: [["drafts", `team/${team}/drafts`, "Bundle"]],
    draft: [
      ["draft-mandate", `team/${team}/draft/${drafts[0]}`, "Outline"],
      ["draft-budget", `team/${team}/draft/${drafts[1]}`, "Outline"],
      ["draft-preamble", `team/${team}/draft/${drafts[2]}/preamble`, "Outline"],
    ],
    rfc: [
      ["rfc", `team/${team}/rfc`, "2 comments"],
      ["rfc-comment", `team/${team}/rfc/${comment}`, "Edited because of it"],
    ],
    changes: [["changes", `team/${team}/changes`, "1 section changed"]],
    submission: [["submission", `team/${team}/submission`, "To do outside"]],
    precedents: [
      ["precedents", "precedents", "5 proposals"],
      ["precedent", "precedents/MIP40c3-SP1", "29 words"],
    ],
    planner: [["planner", `team/${team}/planner`, "If you move the target"]],
    teams: [["teams", "teams", "Who needs me"]],
    search: [["search", "search/wallet", "places"]],
  };
  // A new page is looked at without a word here, and so is a new screen.
  const pages: { [P in SettingsPage]?: string } = {
    you: "Role",
    appearance: "Theme",
    data: "Where",
    backups: "Back up now",
    export: "Export all",
    diagnostics: "Rebuild",
  };
  const settings = PAGES.map((page): Visit => [`settings-${page}`, `settings/${page}`, pages[page]]);
  const screens = (Object.keys(SCREENS) as RouteName[]).flatMap((name): Visit[] =>
    name === "settings" ? settings : (shown[name] ?? [[name, addressOf(name, { team })]]),
  );
  for (const [name, address, shows] of screens) {
    await t.test(name, async () => {
      if (shows === undefined) await goTo(app, `#/${address}`);
      else {
        await visit(app, `#/${address}`);
        await app.sees(shows);
      }
      await looks(app, name);
    });
  }
});

test("axe finds nothing in what opens over a screen, light or dark", async (t) => {
  await using prepared = await startSample();
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const drafts = await ids(app, "draft_list", team);
  await othersSaid(app, team, drafts[0]!);
  const over: [name: string, address: string, open: () => Promise<unknown>, role: string][] = [
    ["palette", `team/${team}`, () => app.keys("Control+k"), "dialog"],
    ["keys", `team/${team}`, () => app.keys("?"), "dialog"],
    ["space-menu", `team/${team}`, () => press(app, "Sustainable Ecosystem Scaling SES-001"), "menu"],
    ["history", `team/${team}`, () => app.keys("]"), "complementary"],
    ["waive", `team/${team}/stage/5/item/P3`, () => app.keys("w"), "dialog"],
    ["due", `team/${team}/stage/5/item/P3`, () => app.keys("d"), "dialog"],
    ["assign", `team/${team}/stage/5/item/P3`, () => app.keys("a"), "dialog"],
    ["plan-session", `team/${team}/sessions`, () => app.keys("c"), "dialog"],
    ["export", `team/${team}/drafts`, () => app.keys("e"), "dialog"],
    ["paste-comments", `team/${team}/rfc`, () => app.keys("p"), "dialog"],
    ["change-note", `team/${team}/rfc`, () => app.keys("n"), "dialog"],
    ["find-in-bundle", `team/${team}/draft/${drafts[0]}`, () => app.keys("Control+Shift+f"), "dialog"],
    ["add-member", `team/${team}/people`, () => app.keys("c"), "dialog"],
    ["start-team", "teams", () => app.keys("n"), "dialog"],
  ];
  for (const [name, address, open, role] of over) {
    await t.test(name, async () => {
      await visit(app, `#/${address}`);
      await app.painted();
      await app.find("h1");
      await open();
      try {
        await the(app, role, "");
        await looks(app, `over-${name}`);
      } finally {
        await app.keys(Key.ESCAPE);
      }
      if (role !== "complementary") await gone(app, role, "");
    });
  }
  for (const tab of ["Evidence", "Journal", "Record"]) {
    await t.test(`the tab ${tab} of an item`, async () => {
      await visit(app, `#/team/${team}/stage/5/item/P2`);
      await choose(app, "tab", tab);
      await looks(app, `item-${tab.toLowerCase()}`);
    });
  }
  for (const tab of ["Facts", "Preview", "Comments", "Precedents", "Record"]) {
    await t.test(`the tab ${tab} of a draft`, async () => {
      await visit(app, `#/team/${team}/draft/${drafts[0]}`);
      await choose(app, "tab", tab);
      await looks(app, `draft-${tab.toLowerCase()}`);
    });
  }
});

test("axe finds nothing on an empty screen, light or dark", async (t) => {
  await using app = await startApp();
  await write(app, "Your name or handle", "@ada");
  await press(app, "Start a team");
  await the(app, "dialog", "Start a team");
  await app.keys(Key.ESCAPE);
  await t.test("teams", async () => {
    await app.sees("No team yet");
    await looks(app, "empty-teams");
  });
  await press(app, "Start a team");
  await write(app, "Working name", "Light houses");
  await press(app, "Start the team");
  await at(app, "Light houses");
  const team = await teamId(app);
  const screens: [name: string, address: string, shows: string][] = [
    // First: the app makes one by itself before long.
    ["backups", "settings/backups", "No backup yet"],
    ["home", `team/${team}`, "No target cycle"],
    ["drafts", `team/${team}/drafts`, "Compose the bundle"],
    ["rfc", `team/${team}/rfc`, "No comment yet"],
    ["changes", `team/${team}/changes`, "No version yet"],
    ["submission", `team/${team}/submission`, "Nothing to submit yet"],
    ["precedents", "precedents", "Choose a folder"],
    ["budget", `team/${team}/budget`, "Begin with a group"],
    ["planner", `team/${team}/planner`, "Planner"],
    ["sessions", `team/${team}/sessions`, "No session yet"],
    ["people", `team/${team}/people`, "Nobody yet"],
    ["journal", `team/${team}/journal`, "No entry yet"],
    ["links", `team/${team}/links`, "Nothing is linked yet"],
    ["stage", `team/${team}/stage/1`, "Gate 1"],
    ["search", "search", "Find what was written"],
    ["nothing-found", "search/zzzzzz", "Nothing has all of"],
    ["no-team", "team/nobody", "can't be shown"],
    ["no-screen", "nowhere", "Teams"],
  ];
  for (const [name, address, shows] of screens) {
    await t.test(name, async () => {
      await visit(app, `#/${address}`);
      await app.sees(shows);
      await looks(app, `empty-${name}`);
    });
  }
  await t.test("teams of which none fits", async () => {
    await visit(app, "#/teams");
    await write(app, "Find a team", "zzzzzz", "searchbox");
    await app.sees("No team fits");
    await looks(app, "empty-no-team-fits");
  });
});

/** The address of a screen of which nothing else is said: with what it needs, without what may be missing. */
function addressOf(screen: RouteName, known: Record<string, string>): string {
  const parts = SCREENS[screen].at.split("/").filter((part) => !/[?*]$/.test(part));
  return parts
    .map((part) => {
      if (!part.startsWith(":")) return part;
      return (
        known[part.slice(1)] ?? assert.fail(`Say here which ${part.slice(1)} the screen ${screen} is looked at with`)
      );
    })
    .join("/");
}

/** Goes to a screen and waits for its heading. The frame's own word for a screen that is not there is none. */
async function goTo(app: App, hash: string): Promise<void> {
  await app.window.executeScript("document.querySelector('main h1')?.setAttribute('data-left', '')");
  await visit(app, hash);
  const heading = await (await app.find("main h1:not([data-left])")).getText();
  assert.ok(!/^This screen /.test(heading), heading);
}

/** Proposals of others, a version of the drafts, an edit since then and comments. Gives back the first comment's id. */
async function othersSaid(app: App, team: string, draft: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-e2e-others-"));
  try {
    repository(folder);
    writeFileSync(join(folder, "thread.txt"), THREAD);
    await app.cli("precedents", "index", folder);
    await app.cli("call", "version_take", JSON.stringify({ team, note: "As posted" }));
    const body = "Seventeen teams wait for theirs, due TBD.\n\n- \n- one more";
    await app.cli("call", "draft_write", JSON.stringify({ team, draft, part: "Motivation", preamble: false, body }));
    await app.cli("rfc", "add", "--team", team, join(folder, "thread.txt"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { comments } = JSON.parse(await app.cli("call", "rfc_list", JSON.stringify(team))) as {
    comments: { comment: { id: string } }[];
  };
  return comments[0]!.comment.id;
}

/** An item that is linked to a draft and to another item. */
async function linked(app: App, team: string, draft: string): Promise<void> {
  const from = { collection: "items", id: "P2" };
  for (const [kind, to] of [
    ["is_evidence_for", { collection: "drafts", id: draft }],
    ["blocks", { collection: "items", id: "P7" }],
  ])
    await app.cli("call", "link_add", JSON.stringify({ team, kind, from, to }));
}

/** Ids of what the core lists for a team. */
async function ids(app: App, command: string, team: string): Promise<string[]> {
  const list = JSON.parse(await app.cli("call", command, JSON.stringify(team))) as { id: string }[];
  return list.map(({ id }) => id);
}
