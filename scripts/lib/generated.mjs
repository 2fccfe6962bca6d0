/**
 * The TypeScript of the wire: the Rust tests write a file a type, and one committed file holds them all. The one rule:
 * neither side may have more.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { out, root } from "./paths.mjs";
import { logged } from "./run.mjs";

export const COMMITTED = "ui/src/lib/ipc/types.ts";

/** Where the tests write the types, a plain `cargo test` too (`.cargo/config.toml`). Git ignores it. */
const FRESH = join(out, "types");

/** Runs the Rust tests (those that `only` names, or all), which write the types as they go. */
export async function makeTypes(name, only = []) {
  rmSync(FRESH, { recursive: true, force: true });
  mkdirSync(FRESH, { recursive: true });
  const command = ["cargo", "test", "--workspace", "--no-fail-fast", ...only];
  return logged(name, command, { env: { TS_RS_EXPORT_DIR: FRESH } });
}

/** The files of a folder as one: sorted by name, what they import from each other left out, each note said once. */
export function joined(folder = FRESH) {
  const [notes, types] = [new Set(), []];
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".ts"));
  const byName = (a, b) => (basename(a) < basename(b) ? -1 : 1);
  for (const path of paths.sort(byName)) {
    const lines = readFileSync(join(folder, path), "utf8").split(/\r?\n/);
    lines.filter((line) => line.startsWith("//")).forEach((line) => notes.add(line));
    types.push(
      lines
        .filter((line) => !/^(\/\/|import )/.test(line))
        .join("\n")
        .trim(),
    );
  }
  return [[...notes].join("\n"), ...types].join("\n\n") + "\n";
}

const names = (text) => new Set([...text.matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name));

/** What sets the committed types apart from those that were made, in words. */
export function apart(made, kept) {
  const [fresh, old] = [names(made), names(kept)];
  const wrong = [
    ...[...fresh].filter((name) => !old.has(name)).map((name) => `${name} is not committed`),
    ...[...old].filter((name) => !fresh.has(name)).map((name) => `${name} is committed, but no Rust type gives it`),
  ];
  if (wrong.length > 0 || made === kept) return wrong;
  const lines = kept.split("\n");
  const line = made.split("\n").findIndex((text, at) => text !== lines[at]);
  return [`out of date from line ${line + 1} on`];
}

/** Writes what the Rust tests have just made over what is committed. */
export const keepTypes = () => writeFileSync(join(root, COMMITTED), joined());

/** Compares with what the Rust tests have just written. */
export async function freshTypes(name) {
  const made = joined();
  const count = names(made).size;
  const wrong =
    count === 0
      ? ["the Rust tests wrote no types: see their log"]
      : apart(made, readFileSync(join(root, COMMITTED), "utf8"));
  const log = join(out, "logs", `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const advice = wrong.length === 0 ? [] : ["", `Write them with npm run types, and commit ${COMMITTED}`];
  writeFileSync(log, [`${count} types`, ...wrong, ...advice, ""].join("\n"));
  return { code: wrong.length === 0 ? 0 : 1, log };
}
