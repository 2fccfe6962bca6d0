/** Amounts of money as people write and read them. They are decimal strings with two places at most; no float. Pure. */
import { decimal } from "$lib/format";
import { t } from "$lib/strings";

/** So many digits before the point: far beyond any budget, and well within what the core can add up. */
const MOST_DIGITS = 15;

type Read = { value: string; wrong?: undefined } | { value?: undefined; wrong: string };

/** Groups of three with one sign between them: thousands, whichever sign it is. */
const isGrouped = (text: string, sign: string): boolean => {
  const [first = "", ...more] = text.split(sign);
  return /^\d{1,3}$/.test(first) && more.every((group) => /^\d{3}$/.test(group));
};

/**
 * The digits before and after the decimal sign. The last of two different signs is that one; a sign that comes twice
 * parts thousands, as does a comma before three digits, which is how amounts are shown here.
 */
function parted(bare: string): [whole: string, cents: string] | undefined {
  const at = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (at < 0) return [bare, ""];
  const [sign, whole, rest] = [bare[at]!, bare.slice(0, at), bare.slice(at + 1)];
  const other = sign === "." ? "," : ".";
  if (whole.includes(other)) return isGrouped(whole, other) ? [whole.replaceAll(other, ""), rest] : undefined;
  const isThousands = whole.includes(sign) || (sign === "," && rest.length === 3 && /^[1-9]/.test(whole));
  if (isThousands && isGrouped(bare, sign)) return [bare.replaceAll(sign, ""), ""];
  return whole.includes(sign) ? undefined : [whole, rest];
}

/**
 * `1,234.50`, `1.234,50`, `0,5`, `1 234.5`, `1'234`, `1,234 DAI`; nothing is nought. Either the amount or what is wrong
 * with it. `1.234` can be a thousand or one, and is asked for once more.
 */
export function readAmount(text: string): Read {
  const words = t.budgets.wrong;
  const bare = text.replace(/[\s\u00a0\u2009\u202f'’_]/g, "").replace(/^(DAI|MKR)|(DAI|MKR)$/gi, "");
  if (bare === "") return { value: "0" };
  if (/^([-−].*|\(.*\))$/.test(bare)) return { wrong: words.negative };
  const [whole = "", cents = ""] = parted(bare) ?? [];
  if (!/^\d*$/.test(whole + cents) || whole + cents === "") return { wrong: words.amount };
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(bare))
    return { wrong: words.either(bare, decimal(whole + cents), `${whole}.${cents.slice(0, 2)}`) };
  const [digits, places] = [whole.replace(/^0+(?=\d)/, "") || "0", cents.replace(/0+$/, "")];
  if (places.length > 2) return { wrong: words.cents };
  if (digits.length > MOST_DIGITS) return { wrong: words.large };
  return { value: places === "" ? digits : `${digits}.${places.padEnd(2, "0")}` };
}

/** The same amount in the one way it is written here: `1785.00` and `1785` are one. */
export function plain(value: string): string {
  // What the core has is no question: its one sign is the decimal point.
  const kept = /^(\d+)(?:\.(\d+?)0*)?$/.exec(value.trim());
  if (!kept) return readAmount(value).value ?? value;
  const [whole = "0", cents = ""] = [kept[1]?.replace(/^0+(?=\d)/, ""), kept[2]];
  return cents === "" || /^0+$/.test(cents) ? whole : `${whole}.${cents.padEnd(2, "0")}`;
}

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
