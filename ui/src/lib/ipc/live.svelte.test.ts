import { emit } from "@tauri-apps/api/event";
import { mockIPC } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { both, type Live, live } from "./live.svelte";
import type { Area, TeamId } from "./types";

const [mine, other] = ["a" as TeamId, "b" as TeamId];
let asked: unknown[] = [];
let broken = false;
let stop: (() => void) | undefined;

beforeEach(() => {
  [asked, broken] = [[], false];
  mockIPC(
    (command, args) => {
      asked.push([command, (args as { req: unknown }).req]);
      if (broken) throw { code: "unexpected", message: "It can't be read." };
      return [`${asked.length}`];
    },
    { shouldMockEvents: true },
  );
});
afterEach(() => stop?.());

function shown<T>(make: () => Live<T>): Live<T> {
  let made: Live<T> | undefined;
  stop = $effect.root(() => {
    made = make();
  });
  flushSync();
  return made!;
}
const changed = (area: Area, space: TeamId | null): Promise<void> => emit("change", { area, space });

test("it is read again when a change touches what the command reads, and otherwise not", async () => {
  const members = shown(() => live("member_list", mine));
  await expect.poll(() => members.value).toEqual(["1"]);
  await changed("rfc", mine);
  await changed("members", other);
  await changed("members", mine);
  await expect.poll(() => members.value).toEqual(["2"]);
  expect(asked).toEqual([
    ["member_list", mine],
    ["member_list", mine],
  ]);
});

test("it follows a request that changes, and asks nothing while there is nothing to ask", async () => {
  let team = $state<TeamId>();
  const members = shown(() => live("member_list", () => team));
  await changed("members", mine);
  expect([members.value, asked]).toEqual([undefined, []]);
  team = other;
  flushSync();
  await expect.poll(() => members.value).toEqual(["1"]);
  await changed("members", mine);
  await changed("members", other);
  await expect.poll(() => members.value).toEqual(["2"]);
  expect(asked).toEqual([
    ["member_list", other],
    ["member_list", other],
  ]);
});

test("what is not shown of the answer is not heard, but what may be anything is", async () => {
  const teams = shown(() => live("team_list", null, { only: () => ["teams"] }));
  await expect.poll(() => teams.value).toEqual(["1"]);
  await changed("items", mine);
  await changed("teams", mine);
  await expect.poll(() => teams.value).toEqual(["2"]);
  await changed("everything", null);
  await expect.poll(() => teams.value).toEqual(["3"]);
});

test("what can't be read any more says why and keeps what was shown", async () => {
  const members = shown(() => live("member_list", mine));
  await expect.poll(() => members.value).toEqual(["1"]);
  broken = true;
  await changed("members", mine);
  await expect.poll(() => members.error?.message).toBe("It can't be read.");
  expect(members.value).toEqual(["1"]);
});

test("two are there when both are, and either's mistake is theirs", async () => {
  let broken = true;
  mockIPC((command) => {
    if (command === "team_get" && broken) throw { code: "unexpected", message: "The team can't be read." };
    return command;
  });
  const shownBoth = shown(() => both(live("team_get", mine), live("member_list", mine)));
  await expect.poll(() => shownBoth.error?.message).toBe("The team can't be read.");
  expect(shownBoth.value).toBeUndefined();
  broken = false;
  shownBoth.reload();
  await expect.poll(() => shownBoth.value).toEqual(["team_get", "member_list"]);
  expect(shownBoth.error).toBeUndefined();
});
