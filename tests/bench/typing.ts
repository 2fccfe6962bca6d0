/**
 * Typing in long drafts, in the real window. The one rule: what is measured is the work of a key in the page, from the
 * letter to the frame that shows it, without the wait for that frame.
 */
import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { WebDriver } from "selenium-webdriver";
import { drive } from "../e2e/driver.ts";
import { ended, isAlive } from "../e2e/processes.ts";
import { descendants } from "./memory.ts";
import { quantile, short } from "./numbers.ts";
import type { Programs } from "./programs.ts";
import type { Row } from "./table.ts";

const KEYS = 200;
/** A pause long enough for what was typed to be kept and read again. */
const PAUSE_EVERY = 40;
const LENGTH = 300_000;
const PATIENCE = 60_000;

interface Typed {
  /** Milliseconds of work, a key each. */
  work: number[];
  /** Frames that took longer than 50 ms, while nothing else was asked of the page. */
  longFrames: number;
  longest: number;
}

/** Types into one section of 300 kB, and into a small one of a draft whose others make 300 kB. `folder` is a sample. */
export async function typing(programs: Programs, folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const isOne of [true, false]) {
    const data = `${folder}-typing`;
    rmSync(data, { recursive: true, force: true });
    cpSync(folder, data, { recursive: true });
    const typed = await inWindow(programs, data, isOne);
    rmSync(data, { recursive: true, force: true });
    rows.push({
      what: isOne ? "A key in a section of 300 kB" : "A key in a draft of 300 kB, many sections",
      goal: "≤ 16 ms",
      measured: `${short(quantile(typed.work, 0.5))} ms, 19 of 20 below ${short(quantile(typed.work, 0.95))} ms`,
      from: `${KEYS} keys, most ${short(Math.max(...typed.work))} ms; ${typed.longFrames} frames over 50 ms, the longest ${short(typed.longest)} ms`,
    });
  }
  return rows;
}

async function inWindow(programs: Programs, data: string, isOne: boolean): Promise<Typed> {
  const call = <T>(command: string, req: unknown): T =>
    JSON.parse(
      execFileSync(programs.cli, ["--data", data, "call", command, JSON.stringify(req)], { encoding: "utf8" }),
    ) as T;
  const [team] = call<{ id: string }[]>("team_list", null);
  const [row] = call<{ id: string }[]>("draft_list", team!.id);
  const at = { team: team!.id, draft: row!.id };
  const { sections } = call<{ sections: { title: string }[] }>("draft_get", at);
  const last = sections.at(-1)!.title;
  // No argument of a program may be much over 100 kB, so the one long section is pasted.
  const share = Math.ceil(LENGTH / (sections.length - 1));
  if (!isOne)
    for (const { title } of sections.slice(0, -1))
      call("draft_write", { ...at, part: title, preamble: false, body: prose(share) });

  const driver = await drive(programs.desktop, ["--data", data], {});
  const pids = descendants(driver.process.pid!);
  try {
    const page = driver.window;
    await page.manage().setTimeouts({ script: PATIENCE });
    await page.wait(() => page.executeScript("return document.querySelector('h1') !== null"), PATIENCE);
    await page.executeScript(
      "location.hash = arguments[0]",
      `#/team/${at.team}/draft/${at.draft}/${encodeURIComponent(last)}`,
    );
    await page.wait(
      () =>
        page.executeScript(
          "const e = document.querySelector('.cm-content'); e?.focus(); return e?.ariaLabel.endsWith(arguments[0]) ?? false",
          last,
        ),
      PATIENCE,
    );
    await page.executeScript(PASTE, isOne ? prose(LENGTH) : "A short text.\n\n");
    await delay(4_000);
    return await type(page);
  } finally {
    await Promise.race([driver.window.quit().catch(() => undefined), delay(2_000, undefined, { ref: false })]);
    driver.process.kill();
    for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
    await Promise.all(pids.map(ended));
  }
}

/** Paragraphs, lists and a table here and there, as proposals have them. */
function prose(length: number): string {
  const block = [
    "The unit pays three contributors each month, and reports to the forum what was done and what it cost.",
    "- one **mandate**, kept short\n- two wallets of [the unit](https://example.org)\n- `three` signers",
    "| Group | Monthly |\n| ----- | ------: |\n| Permanent | 91,200 |\n| Variable | 12,000 |",
  ].join("\n\n");
  return `${`${block}\n\n`.repeat(Math.ceil(length / block.length)).slice(0, length)}\n\n`;
}

const type = (page: WebDriver): Promise<Typed> => page.executeAsyncScript(TYPE, KEYS, PAUSE_EVERY);

const PASTE = `
  const held = new DataTransfer();
  held.setData("text/plain", arguments[0]);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));`;

const TYPE = `
  const [keys, pauseEvery, done] = arguments;
  const frame = () => new Promise((r) => requestAnimationFrame(() => r(performance.now())));
  const wait = (ms) => new Promise((r) => setTimeout(r, ms));
  document.querySelector(".cm-content").focus();
  const typed = { work: [], longFrames: 0, longest: 0 };
  let last = performance.now();
  let running = true;
  const watch = () => requestAnimationFrame(() => {
    const now = performance.now();
    if (now - last > 50) typed.longFrames++;
    typed.longest = Math.max(typed.longest, now - last);
    last = now;
    if (running) watch();
  });
  watch();
  (async () => {
    for (let n = 1; n <= keys; n++) {
      const first = frame();
      const before = performance.now();
      document.execCommand("insertText", false, n % 6 ? "e" : " ");
      await Promise.resolve();
      await Promise.resolve();
      const sync = performance.now() - before;
      // Asked for after the editor asked for its own, so it comes behind that in the same frame.
      const shown = frame();
      const began = await first;
      await shown;
      document.querySelector(".cm-content").getBoundingClientRect();
      typed.work.push(sync + performance.now() - began);
      await wait(n % pauseEvery ? 30 : 1500);
    }
    running = false;
    done(typed);
  })();`;
