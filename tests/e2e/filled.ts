/**
 * A workspace whose lists are long: the sample, exported, with more of every kind, and taken in again by the program
 * itself. The one rule: what is on the screen came through the same door as anybody's.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

type Json = Record<string, unknown>;
interface Kept {
  space: string;
  document: string;
  collection: string;
  record: Json;
}

/** Makes `to` a workspace of `person` whose team has `count` rows in every list. */
export async function fill(cli: string, to: string, person: string, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-filled-"));
  const on =
    (data: string) =>
    (...args: string[]) =>
      promisify(execFile)(cli, ["--data", data, ...args]);
  try {
    const [sample, filled, out] = [on(join(folder, "sample")), on(to), join(folder, "out")];
    await sample("person", person, "--role", "team");
    await sample("sample", "--teams", "1");
    await sample("export", out);
    const path = join(out, "workspace.json");
    const workspace = JSON.parse(readFileSync(path, "utf8")) as { records: Kept[] };
    workspace.records = withMore(workspace.records, count);
    writeFileSync(path, JSON.stringify(workspace));
    mkdirSync(to, { recursive: true });
    await filled("import", out);
    await filled("person", person, "--role", "team");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ids that are in the order in which they were made, and the same each time. */
const idOf = (kind: number, n: number): string =>
  `01900000-0000-7000-8${kind.toString(16).padStart(3, "0")}-${n.toString(16).padStart(12, "0")}`;
const hour = (n: number): string => new Date(Date.UTC(2020, 0, 1, n)).toISOString();
/** Some are a line and some are many, as people write. */
const text = (n: number): string => `Entry ${n}. ${"It took longer than planned, and this is why. ".repeat(n % 7)}`;

function withMore(records: readonly Kept[], count: number): Kept[] {
  const { space } = records[0]!;
  const items = records.filter(({ collection }) => collection === "items").map(({ record }) => record["id"] as string);
  const budget = records.find(({ collection }) => collection === "budgets")!;
  const last = records.filter(({ collection }) => collection === "sessions").at(-1)!;
  const each = (make: (n: number) => Kept): Kept[] => Array.from({ length: count }, (_, at) => make(at + 1));
  const row = (document: string, collection: string, record: Json): Kept => ({ space, document, collection, record });
  const line = (n: number): Json => ({ id: idOf(1, n), monthly: String(n), title: `Line ${n}` });
  const topic = (n: number): Json => ({ id: idOf(2, n), state: "open", title: `Topic ${n}. ${text(n)}` });
  const more = [
    ...each((n) => row("team/core", "members", { ...MEMBER, id: idOf(3, n), handle: `@member${n}` })),
    ...each((n) =>
      row("team/core", "sessions", { ...SESSION, id: idOf(4, n), at: hour(n), heldAt: hour(n), title: `Session ${n}` }),
    ),
    ...each((n) =>
      row("team/core", "actions", { ...ACTION, id: idOf(5, n), session: last.record["id"], title: text(n) }),
    ),
    ...each((n) =>
      row("team/journal", "journal", {
        ...{ at: hour(n), by: "Ada", hard: text(n), id: idOf(6, n), missing: n % 3 ? "" : text(n + 1) },
        item: items[Math.floor((n * 12) / (count + 1)) % items.length],
      }),
    ),
    ...each((n) => row("team/links", "links", linkOf(n, items))),
    ...each((n) => row(`version/${idOf(8, n)}`, "versions", versionOf(n))),
    ...each((n) => row("team/rfc", "comments", { ...COMMENT, id: idOf(9, n), place: n, text: text(n) })),
  ];
  for (const group of (budget.record["groups"] as Json[]).slice(0, 1))
    group["lines"] = [...(group["lines"] as Json[]), ...Array.from({ length: count }, (_, at) => line(at + 1))];
  last.record["topics"] = [
    ...(last.record["topics"] as Json[]),
    ...Array.from({ length: count }, (_, at) => topic(at + 1)),
  ];
  return [...records, ...more];
}

const MEMBER = { address: "", author: false, facilitator: false, name: "", role: "Builder", visibility: "private" };
const SESSION = { notes: "", topics: [], who: ["Coach"] };
const ACTION = { doneOn: null, due: null, owner: "@wouter" };
const COMMENT = { answer: "", author: "Ada", by: "", decision: "open", objection: false, taken: "2021-04-07" };

function linkOf(n: number, items: readonly string[]): Json {
  const end = (id: string): Json => ({ called: id, collection: "items", id });
  return { from: end(items[n % 60]!), id: idOf(7, n), kind: "comes_from", to: end(items[60 + (n % 3)]!) };
}

function versionOf(n: number): Json {
  return { at: hour(n), by: "Ada", files: [], id: idOf(8, n), note: `Version ${n}` };
}
