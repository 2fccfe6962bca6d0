/** One start of a window, measured from outside. The one rule: every window goes through the same steps. */
import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { drive } from "../e2e/driver.ts";
import { ended, isAlive } from "../e2e/processes.ts";
import { descendants, program, proportional, started, variable } from "./memory.ts";

/** What the shell of the app sets by itself; the empty window gets the same. */
const RENDERER = "WEBKIT_DISABLE_DMABUF_RENDERER";
/** A window that does nothing any more. */
const QUIET = 2_000;

export interface Start {
  /** From the start of the process to the first contentful paint, in milliseconds. */
  paint: number;
  /** The same to the moment that data from the core is on the page. */
  data: number;
  /** Of the process and all its children when all is quiet, in MiB. */
  memory: number;
  /** How the renderer was chosen, as environment. */
  env: Record<string, string>;
}

/** Starts `binary`, measures, and closes it. */
export async function start(binary: string, args: string[], env: Record<string, string> = {}): Promise<Start> {
  const driver = await drive(binary, args, env);
  const main = descendants(driver.process.pid!).find((pid) => program(pid) === binary);
  assert(main !== undefined, `${binary} does not run`);
  const pids = [main, ...descendants(main)];
  try {
    const began = started(main);
    const marks: Marks = await driver.window.wait(
      () => driver.window.executeScript<Marks | null>(MARKS) as Promise<Marks>,
      20_000,
      `${binary} painted no data`,
    );
    await delay(QUIET);
    const memory = proportional([main, ...descendants(main)]);
    const renderer = variable(main, RENDERER);
    return {
      paint: marks.origin + marks.paint - began,
      data: marks.origin + marks.data - began,
      memory,
      env: renderer === undefined ? {} : { [RENDERER]: renderer },
    };
  } finally {
    await Promise.race([driver.window.quit().catch(() => undefined), delay(2_000, undefined, { ref: false })]);
    driver.process.kill();
    // Nothing was written, so nothing can be lost; one that lingers would be in the next one's numbers.
    for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
    await Promise.all(pids.map(ended));
  }
}

interface Marks {
  origin: number;
  paint: number;
  data: number;
}

const MARKS = `
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [data] = performance.getEntriesByName("data");
  return paint && data ? { origin: performance.timeOrigin, paint: paint.startTime, data: data.startTime } : null;`;
