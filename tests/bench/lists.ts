/**
 * Lists of 2,000 rows in the real window. The one rule: a frame is what the page does for it, from one scroll to the
 * next, with the wait for the screen in it.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { drive } from "../e2e/driver.ts";
import { fill } from "../e2e/filled.ts";
import { longLists, scrollThrough } from "../e2e/lists.ts";
import { ended, isAlive } from "../e2e/processes.ts";
import { descendants } from "./memory.ts";
import { short } from "./numbers.ts";
import type { Programs } from "./programs.ts";
import type { Row } from "./table.ts";

const ROWS = 2_000;
const PATIENCE = 60_000;

/** Opens every list of a team that has 2,000 rows in each, and scrolls it. `folder` is made and taken away. */
export async function lists(programs: Pick<Programs, "cli" | "desktop">, folder: string): Promise<Row[]> {
  await fill(programs.cli, folder, "Bench", ROWS);
  try {
    return await scrolled(programs, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same of a workspace that is there. */
export async function scrolled(programs: Pick<Programs, "cli" | "desktop">, folder: string): Promise<Row[]> {
  const call = <T>(command: string, req: unknown): T =>
    JSON.parse(
      execFileSync(programs.cli, ["--data", folder, "call", command, JSON.stringify(req)], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
      }),
    ) as T;
  const [team] = call<{ id: string }[]>("team_list", null);
  const sessions = call<{ id: string; topics: unknown[] }[]>("session_list", team!.id);
  const session = sessions.find(({ topics }) => topics.length > ROWS)!;

  const driver = await drive(programs.desktop, ["--data", folder], {});
  const pids = descendants(driver.process.pid!);
  const page = driver.window;
  const rows: Row[] = [];
  try {
    await page.manage().setTimeouts({ script: PATIENCE });
    const go = (address: string): Promise<unknown> => page.executeScript("location.hash = arguments[0]", address);
    for (const { name, address, label } of longLists(session.id)) {
      await go("#/settings");
      await page.wait(
        () => page.executeScript("return document.querySelector('h1')?.innerText === 'Settings'"),
        PATIENCE,
      );
      const opened = await page.executeAsyncScript<number>(OPEN, `#/team/${team!.id}/${address}`, label);
      const { nodes, rows: drawn, frame, slow } = await scrollThrough(page, label);
      rows.push({
        what: `A list of 2,000 rows: ${name}`,
        measured: `${short(nodes)} elements, ${short(drawn)} rows drawn`,
        from: `opened in ${short(opened)} ms; half of 120 frames below ${short(frame)} ms, 19 of 20 below ${short(slow)} ms`,
      });
    }
  } finally {
    await Promise.race([page.quit().catch(() => undefined), new Promise((done) => setTimeout(done, 5_000).unref())]);
    driver.process.kill();
    for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
    await Promise.all(pids.map(ended));
  }
  return rows;
}

/** Goes there, and says after how many milliseconds the list was painted. */
const OPEN = `const [address, label, done] = arguments;
  const began = performance.now();
  location.hash = address;
  const look = () => {
    const list = document.querySelector('[role=grid][aria-label="' + label + '"], ul[aria-label="' + label + '"]');
    if (list?.querySelector("[role=gridcell], li")) requestAnimationFrame(() => done(performance.now() - began));
    else requestAnimationFrame(look);
  };
  look();`;
