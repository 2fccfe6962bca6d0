/** Amounts of money as people write and read them. They are decimal strings with two places at most; no float. Pure. */
import { decimal } from "$lib/format";
import { t } from "$lib/strings";

/** So many digits before the point: far beyond any budget, and well within what the core can add up. */
const MOST_DIGITS = 15;

/** `1,234.50`, `1 234.5`, `1'234`, `1,234 DAI`; nothing is nought. Either the amount or what is wrong with it. */
export function readAmount(text: string): { value: string; wrong?: undefined } | { value?: undefined; wrong: string } {
  const words = t.budgets.wrong;
  const bare = text.replace(/[\s\u00a0\u2009\u202f'’_]/g, "").replace(/^(DAI|MKR)|(DAI|MKR)$/gi, "");
  if (bare === "") return { value: "0" };
  if (/^([-−].*|\(.*\))$/.test(bare)) return { wrong: words.negative };
  if (!/^(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?$/.test(bare) || !/\d/.test(bare)) return { wrong: words.amount };
  const [whole = "", cents = ""] = bare.replaceAll(",", "").split(".");
  const [digits, places] = [whole.replace(/^0+(?=\d)/, "") || "0", cents.replace(/0+$/, "")];
  if (places.length > 2) return { wrong: words.cents };
  if (digits.length > MOST_DIGITS) return { wrong: words.large };
  return { value: places === "" ? digits : `${digits}.${places.padEnd(2, "0")}` };
}

/** The same amount in the one way it is written here: `1785.00` and `1785` are one. */
export const plain = (value: string): string => readAmount(value).value ?? value;

/** As it is typed again: `120,083.33`. */
export const typed = (value: string): string => decimal(plain(value));

/** As it is shown: cents where there are any, none when whole units are wanted; half a unit goes up. */
export function shown(value: string, whole: boolean): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) return value;
  const [units = "0", places = ""] = [match[1], match[2]];
  const cents = BigInt(units + places.slice(0, 2).padEnd(2, "0")) + (Number(places[2] ?? 0) >= 5 ? 1n : 0n);
  if (whole) return decimal(String((cents + 50n) / 100n));
  const rest = cents % 100n;
  return decimal(rest === 0n ? String(cents / 100n) : `${cents / 100n}.${String(rest).padStart(2, "0")}`);
}

/** An amount over so many months. */
export function times(value: string, months: number): string {
  const [units = "0", cents = ""] = plain(value).split(".");
  const all = BigInt(units + cents.padEnd(2, "0")) * BigInt(months);
  return `${all / 100n}.${String(all % 100n).padStart(2, "0")}`;
}
