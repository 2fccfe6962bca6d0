/**
 * Dates, times, numbers and money as they are shown. Days are `YYYY-MM-DD` and stay the day they name in every time
 * zone; instants are RFC 3339 UTC and are shown in the user's zone. Money stays a decimal string: no float touches it.
 */
const LOCALE = "en-GB";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs as much as a row of a table to draw: each is made once. */
function part(options: Intl.DateTimeFormatOptions, utc: boolean): Intl.DateTimeFormat {
  const key = JSON.stringify([options, utc]);
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, utc ? { ...options, timeZone: "UTC" } : options);
  formats.set(key, kept);
  return kept;
}

const dayLong = (utc: boolean) => part({ weekday: "short", day: "numeric", month: "short", year: "numeric" }, utc);
const clock = (utc: boolean) => part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, utc);

/** Splits a date as the locale writes it, so that the order and the commas are ours. */
function pieces(format: Intl.DateTimeFormat, date: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value.replace("Sept", "Sep")]));
}

/** A day as a moment (noon UTC, so that arithmetic never crosses a day); `undefined` if it is none. */
export function dayOf(day: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const moment = new Date(Date.UTC(year, month - 1, date, 12));
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date ? moment : undefined;
}

/** `2021-04-21` → `Wed 21 Apr`, with the year when it is not `thisYear`. What is no day comes back as it is. */
export function day(value: string, thisYear: number = new Date().getFullYear()): string {
  const moment = dayOf(value);
  if (!moment) return value;
  const { weekday, day: date, month, year } = pieces(dayLong(true), moment);
  return `${weekday} ${date} ${month}${Number(year) === thisYear ? "" : ` ${year}`}`;
}

/** `2021-04-21` → `21 Apr`, with the year when it is not `thisYear`: for narrow columns. */
export function dayShort(value: string, thisYear: number = new Date().getFullYear()): string {
  return day(value, thisYear).replace(/^\S+ /, "");
}

/** `2021-04-21` → `21 April 2021`. */
export function dayFull(value: string): string {
  const moment = dayOf(value);
  return moment ? part({ day: "numeric", month: "long", year: "numeric" }, true).format(moment) : value;
}

/** `2021-05` → `May 2021`. */
export function month(value: string): string {
  const moment = dayOf(`${value.slice(0, 7)}-01`);
  return moment ? part({ month: "long", year: "numeric" }, true).format(moment) : value;
}

/** `2021-05-03`, `2021-05-05` → `3–5 May`. */
export function days(from: string, to: string, thisYear: number = new Date().getFullYear()): string {
  if (from === to) return dayShort(from, thisYear);
  const [a, b] = [dayShort(from, thisYear), dayShort(to, thisYear)];
  return from.slice(0, 7) === to.slice(0, 7) ? `${a.split(" ")[0]}–${b}` : `${a} – ${b}`;
}

/** An instant in the user's zone: `Wed 21 Apr, 14:02`. */
export function time(instant: string, thisYear: number = new Date().getFullYear()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const { weekday, day: date, month: name, year } = pieces(dayLong(false), moment);
  const shown = Number(year) === thisYear ? "" : ` ${year}`;
  return `${weekday} ${date} ${name}${shown}, ${clock(false).format(moment)}`;
}

/** As `time`, to the second: `Wed 21 Apr, 14:02:07`. For copies that are made shortly after each other. */
export function timeExact(instant: string, thisYear: number = new Date().getFullYear()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  return `${time(instant, thisYear)}:${String(moment.getSeconds()).padStart(2, "0")}`;
}

/** The clock only: `14:02`. */
export function clockTime(instant: string | Date): string {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? String(instant) : clock(false).format(moment);
}

/** The same instant where governance counts: `Wed 21 Apr 2021, 12:02 UTC`. For a title on hover. */
export function utc(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const { weekday, day: date, month: name, year } = pieces(dayLong(true), moment);
  return `${weekday} ${date} ${name} ${year}, ${clock(true).format(moment)} UTC`;
}

/** Whole days from `from` to `to`, both days; negative when `to` is past. `undefined` when one is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const [a, b] = [dayOf(from), dayOf(to)];
  return a && b ? Math.round((b.getTime() - a.getTime()) / 86_400_000) : undefined;
}

/** The day `count` days after `value`. */
export function addDays(value: string, count: number): string {
  const moment = dayOf(value);
  if (!moment) return value;
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** The day it is where the user is. */
export function today(now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Groups the digits of a decimal string: `"1153480.50"` → `1,153,480.50`. What is no number comes back as it is. */
export function decimal(value: string | number): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(String(value).trim());
  if (!match) return String(value);
  const whole = (match[2] ?? "").replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${match[1] ? "−" : ""}${whole}${match[3] ?? ""}`;
}

/** `("1153480", "DAI")` → `1,153,480 DAI`; the space does not break. */
export function money(value: string, currency: string): string {
  return `${decimal(value)}\u00a0${currency}`;
}

/** `0.427` → `43 %`, with a space that does not break. */
export function percent(part: number): string {
  return `${Math.round(part * 100)}\u00a0%`;
}

/** `6871234` → `6.9 MB`. */
export function bytes(count: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let [value, unit] = [count, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** Two letters for a picture of someone: `Ilse Brandt` → `IB`, `@wouter` → `WO`. */
export function initials(name: string): string {
  const words = name
    .replace(/^@/, "")
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const [first = "", second] = words;
  const letters = second ? [...first].slice(0, 1).concat([...second].slice(0, 1)) : [...first].slice(0, 2);
  return letters.join("").toLocaleUpperCase(LOCALE);
}
