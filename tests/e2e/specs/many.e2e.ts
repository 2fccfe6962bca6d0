import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import type { App } from "../app.ts";
import { startSample } from "./prepared.ts";
import { at, the, visit } from "./steps.ts";

const TEAMS = 1_000;
/** From the address to the rows; the overview itself asks for one row a team. */
const OPENS_MS = 3_000;
/** What half of the frames may take on two cores without a GPU, other tests beside it; with one it is 16. */
const FRAME_MS = 150;

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

  await t.test("it draws only the rows in sight, frame by frame, to the last", async () => {
    const { rows, last, frame } = await scrollThrough(app);
    assert(rows < 100, `${rows} rows are drawn at once`);
    assert.equal(last, TEAMS);
    assert(frame < FRAME_MS, `half of the frames took over ${Math.round(frame)} ms`);
  });

  await t.test("letters narrow it to a team, and Enter opens it", async () => {
    await app.keys("f", "Sustainable Eco");
    await app.sees(`1 of ${TEAMS}`);
    await app.keys(Key.ENTER);
    await at(app, "Sustainable Ecosystem Scaling");
  });
});

/** Scrolls as a wheel does, then to the end; says what was drawn, and how long half of the frames took at most. */
async function scrollThrough(app: App): Promise<{ rows: number; last: number; frame: number }> {
  return app.window.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    const box = [...document.querySelectorAll("[role=grid]")].find((one) => one.querySelector("[data-index]"));
    const drawn = () => [...box.querySelectorAll("[data-index]")].map((one) => Number(one.dataset.index) + 1);
    const [WHEEL_PX, FRAMES] = [100, 60];
    const took = [];
    let [rows, before] = [0, performance.now()];
    const end = () => done({ rows, last: Math.max(...drawn()), frame: took.sort((a, b) => a - b)[FRAMES / 2] });
    const frame = (now) => {
      took.push(performance.now() - before);
      before = performance.now();
      rows = Math.max(rows, drawn().length);
      if (took.length > FRAMES) {
        box.scrollTop = box.scrollHeight;
        // What is scrolled to is drawn in the frame after.
        return requestAnimationFrame(() => requestAnimationFrame(end));
      }
      box.scrollTop += WHEEL_PX;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);`);
}
