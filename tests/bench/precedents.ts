/** Searching precedents in a process that is running, beside ripgrep over the same files. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ratios, short, spread } from "./numbers.ts";
import { ask, type Programs } from "./programs.ts";
import type { Row } from "./table.ts";

const CORPUS = resolve(import.meta.dirname, "../../../shared/corpus/mips");

interface Measured {
  proposals: number;
  queries: number;
  index: number;
  again: number;
  search: number[];
  ripgrep: number[];
}

/** One row for the search, one for the index. */
export function precedents(programs: Programs, rounds: number): Row[] {
  const what = "Searching precedents, warm";
  const goal = "≥ 5 × faster than ripgrep";
  const not = (from: string): Row[] => [{ what, goal, measured: "not measured", from }];
  const folder = process.env["LAUNCHPOD_CORPUS"] ?? CORPUS;
  if (!existsSync(folder)) return not("the real proposals are not beside the clone");
  if (spawnSync("rg", ["--version"]).status !== 0) return not("ripgrep (rg) is not installed");
  const { proposals, queries, index, again, search, ripgrep } = ask<Measured>(programs, "precedents", folder, rounds);
  return [
    {
      what,
      goal,
      measured: spread(ratios(ripgrep, search), "×"),
      from: `${queries} queries: ${spread(search, "ms")}; ripgrep, started for each, ${spread(ripgrep, "ms")}`,
    },
    {
      what: "Indexing precedents",
      measured: `${short(index / proposals)} ms a proposal`,
      from: `${proposals} proposals in ${short(index)} ms; again, unchanged, ${short(again)} ms`,
    },
  ];
}
