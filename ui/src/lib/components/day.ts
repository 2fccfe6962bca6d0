/** Reads a day that someone typed. What cannot be read is said in a sentence; the text stays as it was typed. */
import { dayFull, dayOf, today } from "$lib/format";
import { t } from "$lib/strings";

export type ReadDay = { day: string; wrong?: undefined } | { day?: undefined; wrong: string };

const two = (part: number): string => String(part).padStart(2, "0");
const iso = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;

/** `2024` has every day that any year has. */
const LEAP = 2024;
const monthName = (month: number): string => dayFull(iso(LEAP, month, 1)).replace(/[\d\s]/g, "");
const MONTHS = Array.from({ length: 12 }, (_, n) => monthName(n + 1));
const named = (month: number, date: number): string => `${date} ${MONTHS[month - 1] ?? ""}`;

const thisYear = (): number => Number(today().slice(0, 4));
/** The day in this year, or in the next one that has it. */
function thisYears(month: number, date: number): string {
  const years = Array.from({ length: 9 }, (_, n) => iso(thisYear() + n, month, date));
  return years.find((day) => dayOf(day)) ?? iso(LEAP, month, date);
}

/** What was meant, as far as it was written. */
interface Parts {
  year: number | undefined;
  month: number;
  date: number;
}

/** Year first, or day first with dots or the month's name: nobody writes these otherwise. */
function sure(given: string): Parts | undefined {
  const first = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(given);
  if (first && (first[2] !== "" || given.length === 8))
    return { year: Number(first[1]), month: Number(first[3]), date: Number(first[4]) };
  const dots = /^(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4})?)?$/.exec(given);
  if (dots) return { year: dots[3] ? Number(dots[3]) : undefined, month: Number(dots[2]), date: Number(dots[1]) };
  const words = /^(?:\p{L}{2,}\.?,? )?(\d{1,2})\.? (\p{L}{3,})\.?(?: (\d{4}))?$/u.exec(given);
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(words?.[2]?.toLowerCase() ?? "?")) + 1;
  if (!words || month === 0) return undefined;
  return { year: words[3] ? Number(words[3]) : undefined, month, date: Number(words[1]) };
}

/** With slashes or hyphens some write the day first and some the month: taken where only one of them is a day. */
function either(given: string): Parts | { wrong: string } | undefined {
  const match = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}))?$/.exec(given);
  if (!match) return undefined;
  const [a, b, year] = [Number(match[1]), Number(match[3]), match[4] ? Number(match[4]) : undefined];
  if (a > 12 || a === b) return { year, month: b, date: a };
  if (b > 12) return { year, month: a, date: b };
  if (a < 1 || b < 1) return undefined;
  const shown = year ?? thisYear();
  return { wrong: t.parts.twoDays(given, [named(b, a), iso(shown, b, a)], [named(a, b), iso(shown, a, b)]) };
}

/**
 * Takes `2021-04-21`, `2021/4/21`, `20210421`, `21.4.2021`, `21/4/2021`, `21 April 2021` and empty. A day that could be
 * two, or is of no year, is asked for once more.
 */
export function readDay(text: string, limits: { min?: string | undefined; max?: string | undefined } = {}): ReadDay {
  const given = text.trim().replace(/\s+/g, " ");
  if (given === "") return { day: "" };
  const parts = sure(given) ?? either(given);
  if (!parts) return { wrong: t.parts.dayFormat };
  if ("wrong" in parts) return parts;
  const { year, month, date } = parts;
  if (month < 1 || month > 12) return { wrong: t.parts.noSuchMonth(month) };
  if (!dayOf(iso(year ?? LEAP, month, date))) {
    return { wrong: t.parts.noSuchDay(year === undefined ? named(month, date) : `${named(month, date)} ${year}`) };
  }
  if (year === undefined) return { wrong: t.parts.noYear(named(month, date), thisYears(month, date)) };
  const day = iso(year, month, date);
  if (limits.min && day < limits.min) return { wrong: t.parts.tooEarly(limits.min) };
  if (limits.max && day > limits.max) return { wrong: t.parts.tooLate(limits.max) };
  return { day };
}
