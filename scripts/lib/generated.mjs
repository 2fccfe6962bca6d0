/** Whether the committed TypeScript types are what the Rust types give. The one rule: neither side may have more. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { out, root } from "./paths.mjs";
import { logged } from "./run.mjs";

export const COMMITTED = "ui/src/lib/ipc/generated";

/** Where the tests write the types: not over what is committed. */
const FRESH = join(out, "types");

/** Runs the Rust tests (those that `only` names, or all), which write the types as they go. */
export async function makeTypes(name, only = []) {
  rmSync(FRESH, { recursive: true, force: true });
  mkdirSync(FRESH, { recursive: true });
  const command = ["cargo", "test", "--workspace", "--no-fail-fast", ...only];
  return { ...(await logged(name, command, { env: { TS_RS_EXPORT_DIR: FRESH } })), types: FRESH };
}

function files(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

/** Compares with what the Rust tests have just written. */
export async function freshTypes(name) {
  const [made, kept] = [files(FRESH), files(join(root, COMMITTED))];
  const wrong = [
    ...[...made.keys()].filter((path) => !kept.has(path)).map((path) => `${path} is not committed`),
    ...[...kept.keys()]
      .filter((path) => !made.has(path))
      .map((path) => `${path} is committed, but no Rust type gives it`),
    ...[...made]
      .filter(([path, text]) => kept.has(path) && kept.get(path) !== text)
      .map(([path]) => `${path} is out of date`),
  ];
  if (made.size === 0) wrong.splice(0, wrong.length, "the Rust tests wrote no types: see their log");
  const log = join(out, "logs", `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const advice = wrong.length === 0 ? [] : ["", `Write them with npm run types, and commit ${COMMITTED}`];
  writeFileSync(log, [`${made.size} types`, ...wrong, ...advice, ""].join("\n"));
  return { code: wrong.length === 0 ? 0 : 1, log };
}
