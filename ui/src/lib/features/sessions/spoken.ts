/**
 * What a line says of an action: `@omar` is whose it is, `2026-12-10` until when. Pure. What is no member's handle and
 * no day stays in the line as it is.
 */
import { isCalled } from "$lib/components/found";
import type { Option } from "$lib/components/types";
import { dayOf } from "$lib/format";

export interface Spoken {
  title: string;
  owner: string;
  due: string;
}

const CALLED = /(^|[\s(])@([\p{L}\p{N}_.-]*[\p{L}\p{N}_-])/gu;
const DAYS = /(^|[\s(])(?:(?:due|by|until)[: ]\s*)?(\d{4}-\d{2}-\d{2})(?=$|[\s.,;:)])/giu;

/** Reads a line. Handles are found whatever their case; of several the first counts, and the others stay in the line. */
export function spoken(line: string, people: readonly Option[]): Spoken {
  let [owner, due] = ["", ""];
  const withoutOwner = line.replace(CALLED, (whole, before: string, name: string) => {
    const found = people.find(({ value }) => isCalled(value, name));
    if (owner !== "" || !found) return whole;
    owner = found.value;
    return before;
  });
  const title = withoutOwner.replace(DAYS, (whole, before: string, day: string) => {
    if (due !== "" || !dayOf(day)) return whole;
    due = day;
    return before;
  });
  const tidy = title
    .replace(/\([\s,;:]*\)/g, "")
    .replace(/\s+/g, " ")
    .replace(/\s+([.,;:)])/g, "$1")
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, "");
  // A line of nothing but a name and a day is left as it is: an action has to say something.
  return tidy === "" ? { title: line.trim(), owner: "", due: "" } : { title: tidy, owner, due };
}
