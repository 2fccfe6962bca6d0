import { expect, test } from "vitest";
import type { Session, SessionId } from "$lib/ipc/types";
import { isFromEarlier } from "./when";

const session = (name: string, at: string, heldAt: string | null = null): Session =>
  ({ id: name, at, heldAt, topics: [] }) as unknown as Session;
const [first, second, third] = [
  session("first", "2021-04-01T15:00:00Z"),
  session("second", "2021-04-08T15:00:00Z"),
  session("third", "2021-04-15T15:00:00Z"),
];
const all = [third, second, first];
const id = (name: string): SessionId => name as SessionId;

test("what a session has from before is of earlier ones, not its own and not of later ones", () => {
  expect(["first", "second", "third"].filter((one) => isFromEarlier(id(one), second, all))).toEqual(["first"]);
});

test("a session that was held before its time counts from then", () => {
  const early = session("early", "2021-04-20T15:00:00Z", "2021-04-02T15:00:00Z");
  expect(isFromEarlier(id("early"), second, [...all, early])).toBe(true);
});

test("what is left of a session that was taken out is not lost", () => {
  expect(isFromEarlier(id("gone"), second, all)).toBe(true);
});
