/** A member as the form has it: working time as it is typed, line by line. */
import type { Fte, Member, MemberPut } from "$lib/ipc/types";
import { t } from "$lib/strings";

export type Form = Required<Omit<MemberPut, "member">>;

export const formOf = (member: Member): Form => {
  const { handle, name, role, facilitator, author, address, fte, visibility } = member;
  return { handle, name, role, facilitator, author, address, fte, visibility };
};

/** A line that is only begun says nothing yet. */
const whole = (lines: readonly Fte[]): Fte[] =>
  lines.filter((line) => line.from.trim() !== "" && line.fte.trim() !== "");

/** `0,5` is 0.5: nobody works thousands. */
const readShare = (typed: string): string =>
  typed
    .trim()
    .replace(/^(\d?),(\d+)$/, "$1.$2")
    .replace(/^\./, "0.");

export const isSame = (a: Form, b: Form): boolean =>
  JSON.stringify({ ...a, fte: whole(a.fte) }) === JSON.stringify({ ...b, fte: whole(b.fte) });

/** What is wrong with a line of working time, if anything. */
export function wrongOf(lines: readonly Fte[], at: number): string | undefined {
  const line = lines[at];
  if (!line || whole([line]).length === 0) return undefined;
  const words = t.members.form;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(line.from.trim())) return words.fromWrong;
  if (lines.findIndex((other) => other.from.trim() === line.from.trim()) < at) return words.twice;
  const share = readShare(line.fte);
  return /^\d(\.\d{1,4})?$/.test(share) && Number(share) <= 2 ? undefined : words.shareWrong;
}

/** What of `now` the core does not have. Throws what is wrong with the working time, so that it is not taken for kept. */
export function changeOf(member: Member, now: Form): MemberPut {
  const wrong = now.fte.map((_, at) => wrongOf(now.fte, at)).find((one) => one !== undefined);
  if (wrong !== undefined) throw new Error(wrong);
  const fte = whole(now.fte).map(({ from, fte }) => ({ from: from.trim(), fte: readShare(fte) }));
  const next: Form = { ...now, fte };
  const had = formOf(member);
  const changed = Object.entries(next).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(had[key as keyof Form]),
  );
  return { member: member.id, ...Object.fromEntries(changed) };
}

/** Who of the others has the handle already, however it is written. The core refuses it; two changes that met may have it. */
export function sharer(members: readonly Member[], member: Member, handle: string): Member | undefined {
  const bare = (text: string): string => text.trim().replace(/^@+/, "").toLowerCase();
  return members.find((other) => other.id !== member.id && bare(other.handle) === bare(handle));
}

/** The month after the last line, or `month`; the share stays. */
export function nextLine(lines: readonly Fte[], month: string): Fte {
  const last = lines.at(-1);
  const match = last && /^(\d{4})-(\d{2})$/.exec(last.from);
  if (!last || !match) return { from: month, fte: last?.fte ?? "1" };
  const at = Number(match[1]) * 12 + Number(match[2]);
  return { from: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`, fte: last.fte };
}

/** The working time of a month. */
export const fteIn = (member: Member, month: string): string | undefined =>
  member.fte.filter(({ from }) => from <= month).at(-1)?.fte;

/** All of them together in a month, to two places; empty when nobody has any. */
export function totalFte(members: readonly Member[], month: string): string {
  const sum = members.reduce((total, member) => total + Number(fteIn(member, month) ?? 0), 0);
  return sum === 0 ? "" : String(Number(sum.toFixed(2)));
}
