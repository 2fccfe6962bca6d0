/** Reads a day that someone typed. What cannot be read is said in a sentence; the text stays as it was typed. */
import { dayFull, dayOf } from "$lib/format";
import { t } from "$lib/strings";

export type ReadDay = { day: string; wrong?: undefined } | { day?: undefined; wrong: string };

/** Takes `2021-04-21`, `2021/4/21`, `20210421`, `21.4.2021` and empty. */
export function readDay(text: string, limits: { min?: string | undefined; max?: string | undefined } = {}): ReadDay {
  const given = text.trim();
  if (given === "") return { day: "" };
  const first = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(given);
  const last = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given);
  const [year, month, date] = first ? first.slice(1) : last ? last.slice(1).reverse() : [];
  if (!year || !month || !date) return { wrong: t.parts.dayFormat };
  if (Number(month) < 1 || Number(month) > 12) return { wrong: t.parts.noSuchMonth(Number(month)) };
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (!dayOf(day)) {
    const name = dayFull(`${year}-${month.padStart(2, "0")}-01`).slice(2);
    return { wrong: t.parts.noSuchDay(Number(date), name) };
  }
  if (limits.min && day < limits.min) return { wrong: t.parts.tooEarly(limits.min) };
  if (limits.max && day > limits.max) return { wrong: t.parts.tooLate(limits.max) };
  return { day };
}
