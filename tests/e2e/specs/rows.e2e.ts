import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { longLists, scrollThrough, type Long } from "../lists.ts";
import { startFilled } from "./prepared.ts";
import { at, looks, teamId, the, until, visit } from "./steps.ts";

const ROWS = 2_000;
/** Of a whole page, with any of the lists on it; all rows of one would be tens of thousands. */
const NODES = 4_000;
const DRAWN = 120;
/** What half of the frames may take on two cores without a GPU, other tests beside it; with one it is 16. */
const FRAME_MS = 150;

test(`lists of ${ROWS} rows scroll like the overview, and the keyboard reaches the last`, async (t) => {
  await using prepared = await startFilled(ROWS);
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  const team = await teamId(app);
  const sessions = JSON.parse(await app.cli("call", "session_list", JSON.stringify(team))) as Session[];
  const session = sessions.find(({ topics }) => topics.length > ROWS)!;

  for (const list of longLists(session.id)) {
    await t.test(list.name, async () => {
      await visit(app, "#/settings");
      await at(app, "Settings");
      await visit(app, `#/team/${team}/${list.address}`);
      await the(app, "grid", list.label);
      await looks(app, `rows-${list.name}`);

      await focusFirst(app, list);
      await (list.isSheet ? app.keys("Control+End") : app.keys(Key.END));
      await focused(app, list, "last");
      await looks(app, `rows-${list.name}-last`);
      await (list.isSheet ? app.keys(Key.ARROW_UP) : app.keys("k"));
      await focused(app, list, "before it");
      await (list.isSheet ? app.keys("Control+Home") : app.keys(Key.HOME));
      await focused(app, list, "first");

      const { rows, nodes, frame, count } = await scrollThrough(app.window, list.label);
      assert(count >= ROWS, `it says that it has ${count} rows`);
      assert(rows < DRAWN, `${rows} rows are drawn at once`);
      assert(nodes < NODES, `the page has ${nodes} elements`);
      assert(frame < FRAME_MS, `half of the frames took over ${Math.round(frame)} ms`);
      await focused(app, list, "first");
    });
  }
});

test("a button that has the focus is still there when its row was scrolled away and back", async () => {
  await using prepared = await startFilled(ROWS);
  const { app } = prepared;
  await at(app, "Sustainable Ecosystem Scaling");
  await visit(app, `#/team/${await teamId(app)}/links`);
  const first = await the(app, "row", "", await the(app, "grid", "Links of the team"));
  const remove = await the(app, "button", "Remove", first);
  await app.window.executeScript("arguments[0].focus()", remove);
  await scrollThrough(app.window, "Links of the team");
  assert(await app.window.executeScript("return document.activeElement === arguments[0]", remove), "it lost the focus");
});

interface Session {
  id: string;
  topics: unknown[];
}

const FIND = `const [label, which] = arguments;
  const list = document.querySelector('[role=grid][aria-label="' + label + '"]');`;

/** Where Tab would come into the list. */
async function focusFirst(app: App, { label }: Long): Promise<void> {
  await app.window.executeScript(
    `${FIND} (list.querySelector('[data-row][tabindex="0"]') ?? list.querySelector("input")).focus()`,
    label,
  );
}

/** Waits until the focus is on that row, and all of the row is in sight. */
async function focused(app: App, { label }: Long, which: "first" | "last" | "before it"): Promise<void> {
  const isThere = (): Promise<boolean> =>
    app.window.executeScript(
      `${FIND}
      const row = document.activeElement.closest("[role=row]");
      if (!row || !list.contains(row)) return false;
      const isSheet = document.activeElement !== row;
      // A sheet counts its head and its sums as rows, and has a name of a group first.
      const count = Number(list.getAttribute("aria-rowcount")) - (isSheet ? 1 : 0);
      const first = isSheet ? 2 : 1;
      const at = Number(row.getAttribute("aria-rowindex"));
      const wanted = { first, last: count, "before it": count - 1 }[which];
      let box = list;
      while (!/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
      const [own, seen] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
      return at === wanted && own.height > 0 && own.top >= seen.top - 1 && own.bottom <= seen.bottom + 1;`,
      label,
      which,
    );
  await until(app, isThere, `the focus is not on the row that is ${which}, or that is not in sight`);
}
