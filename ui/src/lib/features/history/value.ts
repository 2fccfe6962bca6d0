/** A field of a record as one line of text, and what a step did to it. */
import { dayFull, dayOf, decimal, month, time } from "$lib/format";
import { kinds } from "$lib/kinds.svelte";
import type { FieldChange } from "$lib/ipc/types";
import { t } from "$lib/strings";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const MONTH = /^\d{4}-\d{2}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether it names a record by its id. */
export const isId = (value: unknown): value is string => typeof value === "string" && ID.test(value);
/** What records are called, by their ids. */
export type Names = ReadonlyMap<string, string>;
const NO_NAMES: Names = new Map();

/** Fields that hold one of a few words of ours. */
const WORDS: Record<string, Record<string, string>> = {
  state: { ...t.sessions.session.states, ...t.home.states },
  decision: t.rfc.decisions,
  visibility: { private: t.members.private, public: t.members.public },
};

/** Words for what a field holds; long texts are left whole, the caller cuts them. */
export function valueOf(field: string, value: unknown, names: Names = NO_NAMES): string {
  if (value === null || value === undefined || value === "") return t.history.emptied;
  if (typeof value === "boolean") return value ? t.history.yes : t.history.no;
  if (typeof value === "number") return decimal(value);
  if (Array.isArray(value)) return value.length === 0 ? t.history.emptied : listOf(value);
  if (typeof value === "object") return named(value as Record<string, unknown>) ?? JSON.stringify(value);
  const text = String(value);
  if (isId(text)) return names.get(text) ?? t.history.another;
  const ours = WORDS[field]?.[text];
  if (ours !== undefined) return ours;
  // Of a draft it is one of the rule pack; of anything else it stands as it is.
  if (field === "kind") return kinds.code(text);
  if (INSTANT.test(text)) return time(text);
  if (dayOf(text)) return dayFull(text);
  if (MONTH.test(text)) return month(text);
  return NUMBER.test(text) ? decimal(text) : text;
}

/** The names of the parts, or how many there are. */
function listOf(parts: readonly unknown[]): string {
  const names = parts.map((part) => (typeof part === "string" ? part : named((part ?? {}) as Record<string, unknown>)));
  const known = names.filter((name) => name !== undefined);
  return known.length === parts.length && parts.length <= 4 ? known.join(", ") : t.history.entries(parts.length);
}

/** What a part is called, by the first of its fields that says it. */
function named(part: Record<string, unknown>): string | undefined {
  for (const key of ["title", "name", "reason", "url", "text", "body"]) {
    const value = part[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** So many characters stand on either side of what changed in a longer text. */
const AROUND = 24;

/** Both texts without what they share, but for a few words around. */
function apart(...texts: [string, string]): [string, string] {
  // By characters, lest one of two halves be cut off.
  const [before, after] = texts.map((text) => [...text]) as [string[], string[]];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = Math.max(0, start - AROUND);
  const cut = (text: string[]): string => {
    const to = Math.min(text.length, text.length - end + AROUND);
    return `${from > 0 ? "…" : ""}${text.slice(from, to).join("")}${to < text.length ? "…" : ""}`;
  };
  return [cut(before), cut(after)];
}

/** What a step did to a field: where, what it held before it where that is known, and what after it. */
export interface Told {
  label: string;
  before?: string | undefined;
  after: string;
}

export function toldOf({ field, within, of, how, before, after }: FieldChange, names: Names = NO_NAMES): Told {
  // An entry says by its name where it is; what of it was written follows.
  const where = within.length > 0 ? within : [t.history.field(field)];
  const inside = of === undefined || of === null || of === "body" ? [] : [t.history.field(of)];
  const label = [...where, ...inside].join(" · ");
  if (how !== "set") return { label, after: t.history[how] };
  const name = of ?? field;
  const [old, now] = [valueOf(name, before, names), valueOf(name, after, names)];
  if (before === undefined || before === null || before === "") return { label, after: now };
  // Of a long text the beginning is kept, which ends in a mark.
  if (old === now) return { label, after: old.endsWith("…") ? t.history.further : t.history.same };
  const long = typeof before === "string" && typeof after === "string" && old.length + now.length > 4 * AROUND;
  const [was, is] = long ? apart(old, now) : [old, now];
  return { label, before: was, after: is };
}
