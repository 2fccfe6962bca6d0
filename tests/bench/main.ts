/**
 * Measures the release build and prints one table. The one rule: what is compared is measured in turns in one run,
 * and nothing here passes or fails; a person reads the numbers beside their goals.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lists } from "./lists.ts";
import { precedents } from "./precedents.ts";
import { commits, overview, sample, sizes, type Programs } from "./programs.ts";
import { table, type Row } from "./table.ts";
import { texts } from "./texts.ts";
import { typing } from "./typing.ts";
import { windows } from "./windows.ts";

const TEAMS = [1, 100, 1_000];
/** For the overview alone; making so many takes minutes. */
const MOST = process.env["LAUNCHPOD_QUICK"] === undefined ? [10_000] : [];

const bin = process.env["LAUNCHPOD_BIN"];
if (bin === undefined) throw new Error("Run npm run bench, which builds the programs and says where they are");
const programs: Programs = {
  desktop: join(bin, "launchpod-desktop"),
  empty: join(bin, "empty-window"),
  cli: join(bin, "launchpod"),
  bench: join(bin, "bench"),
};
const rounds = Number(process.env["LAUNCHPOD_ROUNDS"] ?? 7);
const folder = mkdtempSync(join(tmpdir(), "launchpod-bench-"));

try {
  const rows: Row[] = sizes(programs);
  const samples = [];
  for (const teams of [...TEAMS, ...MOST]) {
    const made = sample(programs, join(folder, String(teams)), teams);
    rows.push(made.row);
    if (TEAMS.includes(teams)) samples.push(made);
  }
  rows.push(...(await windows(programs, samples, rounds)));
  for (const made of samples) rows.push(commits(programs, made, rounds));
  for (const teams of [...TEAMS, ...MOST])
    rows.push(overview(programs, join(folder, String(teams)), teams, rounds, MOST.includes(teams)));
  rows.push(...texts(programs, samples[0]!, rounds), ...precedents(programs, rounds));
  rows.push(...(await typing(programs, samples[0]!.folder)));
  rows.push(...(await lists(programs, join(folder, "lists"))));

  const out = resolve(import.meta.dirname, "../out");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "bench.md"), `${table(rows)}\n`);
  console.log(`\n${table(rows)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
