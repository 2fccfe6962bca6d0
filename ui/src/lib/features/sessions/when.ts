/** When a session is, as it is typed and shown: a day and a time where the user is; kept in UTC. */
import { dayOf } from "$lib/format";
import type { Session, SessionId, TopicState } from "$lib/ipc/types";

/** `2021-04-22`, `17:00` → the instant in UTC; `undefined` when one of them is none. */
export function instantOf(day: string, clock: string): string | undefined {
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(clock.trim());
  if (!match || !dayOf(day)) return undefined;
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, date, Number(match[1]), Number(match[2])).toISOString();
}

/** The same the other way. */
export function typedOf(instant: string): { day: string; clock: string } {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, "0");
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    clock: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}

/** Lines with something in them. */
export const linesOf = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export type Phase = "before" | "during" | "after";

/** Held, under way, or still to come on the day that counts as today. */
export function phaseOf(session: Session, today: string): Phase {
  if (session.heldAt) return "after";
  return typedOf(session.at).day <= today ? "during" : "before";
}

/** When it began: held before its time, it was earlier than planned. */
const began = ({ at, heldAt }: Session): number => {
  const planned = new Date(at).getTime();
  return heldAt ? Math.min(planned, new Date(heldAt).getTime()) : planned;
};

/** Whether something is from before a session: from an earlier one, or from one that is not there any more. */
export function isFromEarlier(of: SessionId, session: Session, all: readonly Session[]): boolean {
  if (of === session.id) return false;
  const origin = all.find(({ id }) => id === of);
  return !origin || began(origin) <= began(session);
}

export const count = ({ topics }: Session, state: TopicState): number =>
  topics.filter((topic) => topic.state === state).length;

/** Topics that will be on the agenda again. */
export const leftOf = (session: Session): number => session.topics.length - count(session, "discussed");
