import { mockIPC } from "@tauri-apps/api/mocks";
import { expect, test } from "vitest";
import { paletteGroups } from "$lib/components/palette";
import type { TeamId } from "$lib/ipc/types";
import { Reach } from "./reach.svelte";

const team = "t" as TeamId;
const refuse = (message: string): Promise<never> => Promise.reject({ code: "unexpected", message });

test("names that can't be loaded are said to be missing, until they can", async () => {
  let broken = true;
  mockIPC((command) => {
    if (command === "record_names" && broken) return refuse("The file can't be read.");
    return [{ team, collection: "members", id: "m", name: "@ada", about: ["Ada", "Engineer"] }];
  });
  const reach = new Reach();
  await reach.open(team);
  expect(reach.failed).toEqual(["Not loaded: names of records. The file can't be read."]);
  broken = false;
  await reach.open(team);
  expect(reach.failed).toEqual([]);
  const [ada] = reach.named();
  expect(ada).toMatchObject({ title: "@ada", where: "Engineer", prefix: "@", group: "Person" });
});

test("an action is told by its owner and its day, and what has a name is not found a second time", async () => {
  const letter = { team, collection: "actions", id: "a", name: "Send the letter", about: ["@ada"], day: "2021-05-12" };
  const hit = { team, teamName: "T", collection: "actions", id: "a", title: letter.name, excerpt: letter.name };
  const other = { ...hit, id: "b", title: "Letter to all", excerpt: "Letter to all" };
  mockIPC((command) => (command === "record_names" ? [letter] : [hit, other]));
  const reach = new Reach();
  await reach.open(team);
  expect(reach.named()[0]).toMatchObject({ where: "@ada · 12 May 2021" });
  reach.find("letter", team);
  const found = (): unknown[] => reach.found("letter", reach.named(), false).map(({ title, where }) => [title, where]);
  await expect.poll(found).toEqual([["Letter to all", undefined]]);
});

test("a search that fails is said, until the next one works", async () => {
  let broken = true;
  mockIPC(() => (broken ? refuse("The index is damaged.") : []));
  const reach = new Reach();
  reach.find("wallet", undefined);
  await expect.poll(() => reach.failed).toEqual(["Not loaded: places in the texts. The index is damaged."]);
  broken = false;
  reach.find("wallets", undefined);
  await expect.poll(() => reach.failed).toEqual([]);
});

test("a thousand teams are ranked while a letter is typed", async () => {
  const names = Array.from({ length: 1000 }, (_, n) =>
    Array.from({ length: 12 }, (_, of) => ({
      team: `t${n}`,
      collection: "sessions",
      id: `${n}-${of}`,
      name: `Coaching ${of} of unit ${n}`,
      about: [],
    })),
  ).flat();
  mockIPC(() => names);
  const reach = new Reach();
  await reach.open(undefined);
  const items = reach.named((id) => id);
  expect(items).toHaveLength(12_000);
  const groups = paletteGroups("coaching 7 of unit 999", items);
  expect(groups[0]?.items[0]?.item.title).toBe("Coaching 7 of unit 999");
});
