/** What is measured without a window: the command line, the commands, the files. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { median, quantile, ratios, short, spread } from "./numbers.ts";
import type { Row } from "./table.ts";

/** Where the release build is. */
export interface Programs {
  desktop: string;
  empty: string;
  cli: string;
  bench: string;
}

/** A workspace with so many teams. */
export interface Made {
  teams: number;
  folder: string;
  row: Row;
}

const SCREENS = resolve(import.meta.dirname, "../../ui/dist");
const COMMANDS = 40;

export const mib = (bytes: number): string => `${short(bytes / 1024 / 1024)} MiB`;
const named = (teams: number): string => `${teams.toLocaleString("en")} ${teams === 1 ? "team" : "teams"}`;

export function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** What is shipped, and what the page asks for before its first line of ours runs. */
export function sizes(programs: Programs): Row[] {
  const page = readFileSync(join(SCREENS, "index.html"), "utf8");
  const first = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file!);
  const bytes = first.map((file) => gzipSync(readFileSync(join(SCREENS, file))).length);
  return [
    {
      what: "Size of the window's program",
      measured: mib(statSync(programs.desktop).size),
      from: `empty ${mib(statSync(programs.empty).size)}`,
    },
    { what: "Size of the command line", measured: mib(statSync(programs.cli).size) },
    {
      what: "Scripts and styles that the page names",
      measured: `${short(bytes.reduce((all, one) => all + one, 0) / 1024)} KiB`,
      from: `${first.length} files, gzip`,
    },
  ];
}

/** Makes the sample, as a coach has it. */
export function sample(programs: Programs, folder: string, teams: number): Made {
  const run = (...args: string[]): void => {
    execFileSync(programs.cli, ["--data", folder, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  };
  const took = timed(() => run("sample", "--teams", String(teams)));
  run("person", "Bench", "--role", "coach");
  const bytes = statSync(join(folder, "workspace.launchpod")).size;
  console.log(`  sample of ${named(teams)}`);
  return {
    teams,
    folder,
    row: {
      what: `Making the sample, ${named(teams)}`,
      measured: `${short(took / 1000)} s`,
      from: `a file of ${mib(bytes)}`,
    },
  };
}

/** An `item_update` beside a commit of bare SQLite, in turns, in one process a round. */
export function commits(programs: Programs, { teams, folder }: Made, rounds: number): Row {
  const bare: number[] = [];
  const command: number[] = [];
  const slow: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const answer = ask<{ bare: number[]; command: number[] }>(programs, "commits", folder, COMMANDS);
    bare.push(median(answer.bare));
    command.push(median(answer.command));
    slow.push(quantile(answer.command, 0.95));
  }
  console.log(`  commands, ${named(teams)}`);
  return {
    what: `A command, ${named(teams)}`,
    goal: "≤ 2 × bare commit",
    measured: spread(ratios(command, bare), "×"),
    from: `${spread(command, "ms")}, 19 of 20 below ${short(median(slow))} ms; bare ${spread(bare, "ms")}`,
  };
}

/** Reading the row of every team, in a process that has just opened the file. */
export function overview(programs: Programs, folder: string, teams: number, rounds: number, hasGoal: boolean): Row {
  const { list, open } = ask<{ list: number[]; open: number[] }>(programs, "reads", folder, rounds);
  const row: Row = {
    what: `Overview, ${named(teams)}`,
    measured: spread(list, "ms"),
    from: `opening ${spread(open, "ms")}`,
  };
  return hasGoal ? { ...row, goal: "≤ 150 ms" } : row;
}

export function ask<T>(programs: Programs, what: string, folder: string, times: number): T {
  return JSON.parse(execFileSync(programs.bench, [what, folder, String(times)], { encoding: "utf8" })) as T;
}
