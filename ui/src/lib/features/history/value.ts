/** A field of a record as one line of text. */
import { dayFull, dayOf, decimal, month, time } from "$lib/format";
import { kinds } from "$lib/kinds.svelte";
import { t } from "$lib/strings";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const MONTH = /^\d{4}-\d{2}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Words for what a field holds; long texts are left whole, the caller cuts them. */
export function valueOf(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return t.history.emptied;
  if (typeof value === "boolean") return value ? t.history.yes : t.history.no;
  if (typeof value === "number") return decimal(value);
  if (Array.isArray(value)) return value.length === 0 ? t.history.emptied : listOf(value);
  if (typeof value === "object") return named(value as Record<string, unknown>) ?? JSON.stringify(value);
  const text = String(value);
  if (field === "state") return (t.home.states as Record<string, string>)[text] ?? text;
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
