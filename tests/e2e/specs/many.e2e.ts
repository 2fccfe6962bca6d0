import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, the, visit } from "./steps.ts";

const TEAMS = 1_000;
/** From the address to the rows; the overview itself asks for one row a team. */
const OPENS_MS = 3_000;
/** What two busy cores without a GPU may take for a frame; a stop is longer. */
const LONGEST_FRAME_MS = 250;

test("the overview of 1,000 teams opens fast, scrolls to its end and finds a team", async (t) => {
  await using prepared = await startSample({ teams: TEAMS });
  const { app } = prepared;
  await visit(app, "#/settings");
  await at(app, "Settings");

  await t.test("it opens fast", async () => {
    const since = performance.now();
    await visit(app, "#/teams");
    await app.sees(`${TEAMS} in your care`);
    await the(app, "row", "Sustainable Ecosystem Scaling");
    const took = performance.now() - since;
    assert(took < OPENS_MS, `it took ${Math.round(took)} ms`);
    await app.screenshot("teams-1000");
  });

  await t.test("it draws only the rows in sight, and scrolls to the last without a stop", async () => {
    const { rows, last, longest } = await scrollThrough(app);
    assert(rows < 100, `${rows} rows are drawn at once`);
    assert.equal(last, TEAMS);
    assert(longest < LONGEST_FRAME_MS, `a frame took ${Math.round(longest)} ms`);
  });

  await t.test("letters narrow it to a team, and Enter opens it", async () => {
    await app.keys("f", "Sustainable Eco");
    await app.sees(`1 of ${TEAMS}`);
    await app.keys(Key.ENTER, Key.ENTER);
    await at(app, "Sustainable Ecosystem Scaling");
  });
});

/** Scrolls the table from the first to the last row; says what was drawn and how long the longest frame took. */
async function scrollThrough(app: App): Promise<{ rows: number; last: number; longest: number }> {
  return app.window.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    const grid = [...document.querySelectorAll("[role=grid]")].find((one) => one.querySelector("[data-index]"));
    let box = grid;
    while (box.scrollHeight <= box.clientHeight) box = box.parentElement;
    const step = box.scrollHeight / 60;
    let [rows, longest, last, isThere] = [0, 0, performance.now(), false];
    const frame = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      const drawn = [...grid.querySelectorAll("[data-index]")].map((one) => Number(one.dataset.index) + 1);
      rows = Math.max(rows, drawn.length);
      if (isThere) return done({ rows, longest, last: Math.max(...drawn) });
      box.scrollTop += step;
      // The last rows are drawn in the frame after.
      isThere = box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);`);
}
