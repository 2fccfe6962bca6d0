/**
 * The budget as a sheet of cells, with what is typed in them as it was typed. One rule: what cannot be kept yet stays
 * in its cell with the reason beside it, and what the core has stays as it is until then. Pure.
 */
import type { Budget, Group, GroupId, Line, LineId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { plain, readAmount, typed } from "./amount";

export interface LineRow {
  id: LineId;
  title: string;
  amount: string;
}
export interface GroupRow {
  id: GroupId;
  name: string;
  lines: readonly LineRow[];
}
export interface Sheet {
  currency: string;
  months: string;
  whole: boolean;
  /** The first and the last day of the term; empty where there is none. */
  from: string;
  until: string;
  groups: readonly GroupRow[];
}

/** The core's longest name. */
const LONGEST = 300;

/** A new id, version 4. `crypto.randomUUID` is not there under every scheme that a window is served from. */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const newLine = (title = "", amount = ""): LineRow => ({ id: freshId() as LineId, title, amount });
export const newGroup = (name: string): GroupRow => ({ id: freshId() as GroupId, name, lines: [] });

export function sheetOf({ currency, months, whole, from, until, groups }: Budget): Sheet {
  const line = ({ id, title, monthly }: Line): LineRow => ({ id, title, amount: typed(monthly) });
  return {
    currency,
    months: String(months),
    whole,
    from: from ?? "",
    until: until ?? "",
    groups: groups.map(({ id, name, lines }) => ({ id, name, lines: lines.map(line) })),
  };
}

const keptLine = (kept: Budget, id: LineId): Line | undefined =>
  kept.groups.flatMap(({ lines }) => lines).find((line) => line.id === id);
const keptGroup = (kept: Budget, id: GroupId): Group | undefined => kept.groups.find((group) => group.id === id);

const readMonths = (text: string): number | undefined => {
  const months = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return months >= 1 && months <= 12 ? months : undefined;
};
const isTerm = ({ from, until }: Sheet): boolean => from === "" || until === "" || from <= until;
const isName = (text: string): boolean => text.trim() !== "" && [...text.trim()].length <= LONGEST;

/** What of a sheet can be kept, beside what the core has of it already. */
export function budgetOf(sheet: Sheet, kept: Budget): Budget {
  const line = ({ id, title, amount }: LineRow): Line[] => {
    const had = keptLine(kept, id);
    const name = isName(title) ? title.trim() : had?.title;
    const read = readAmount(amount).value;
    // The same amount stays written as the core has it, so that an untouched line is no change.
    const monthly = had && (read === undefined || read === plain(had.monthly)) ? had.monthly : (read ?? "0");
    return name === undefined ? [] : [{ id, title: name, monthly }];
  };
  const group = ({ id, name, lines }: GroupRow): Group => ({
    id,
    name: isName(name) ? name.trim() : (keptGroup(kept, id)?.name ?? t.budgets.newGroup),
    lines: lines.flatMap(line),
  });
  const { currency, whole, from, until } = sheet;
  // A term that ends before it begins is not kept; the day that was there stays.
  const term = isTerm(sheet) ? { from: from || null, until: until || null } : { from: kept.from, until: kept.until };
  return {
    id: "budget",
    currency,
    months: readMonths(sheet.months) ?? kept.months,
    whole,
    ...term,
    groups: sheet.groups.map(group),
  };
}

/** Amounts are compared as amounts: the core may write them with other zeros. */
export function sameBudget(a: Budget, b: Budget): boolean {
  const bare = (budget: Budget): string =>
    JSON.stringify(
      [budget.currency, budget.months, budget.whole, budget.from ?? "", budget.until ?? ""].concat(
        budget.groups.flatMap(({ id, name, lines }) => [
          id,
          name,
          ...lines.flatMap((line) => [line.id, line.title, plain(line.monthly)]),
        ]),
      ),
    );
  return bare(a) === bare(b);
}

export type Column = "title" | "amount";
export const cellId = (id: string, column: Column): string => `${id}:${column}`;

const isBlank = ({ title, amount }: LineRow): boolean => title.trim() === "" && amount.trim() === "";

/** What is wrong, by cell; `months` and `term` for the fields of these. */
export function wrongsOf(sheet: Sheet, kept: Budget): Map<string, string> {
  const words = t.budgets.wrong;
  const wrongs = new Map<string, string>();
  const say = (id: string, column: Column, why: string, had: string | undefined): void =>
    void wrongs.set(cellId(id, column), had === undefined ? why : `${why}. ${words.kept(had)}.`);
  if (readMonths(sheet.months) === undefined) wrongs.set("months", t.budgets.monthsWrong);
  if (!isTerm(sheet)) wrongs.set("term", t.budgets.termWrong);
  const named = (text: string, missing: string): string => (text.trim() === "" ? missing : words.long);
  for (const group of sheet.groups) {
    if (!isName(group.name)) say(group.id, "title", named(group.name, words.name), keptGroup(kept, group.id)?.name);
    for (const line of group.lines) {
      const had = keptLine(kept, line.id);
      if (!isName(line.title) && (had || !isBlank(line)))
        say(line.id, "title", named(line.title, had ? words.title : words.titleNew), had?.title);
      const { wrong } = readAmount(line.amount);
      if (wrong !== undefined) say(line.id, "amount", wrong, had && typed(had.monthly));
    }
  }
  return wrongs;
}

/** Without the lines that were begun and left blank, but for the one that is being typed. */
export function pruned(sheet: Sheet, kept: Budget, except: string): Sheet {
  const stays = (line: LineRow): boolean =>
    line.id === except || !isBlank(line) || keptLine(kept, line.id) !== undefined;
  if (sheet.groups.every(({ lines }) => lines.every(stays))) return sheet;
  return { ...sheet, groups: sheet.groups.map((group) => ({ ...group, lines: group.lines.filter(stays) })) };
}
