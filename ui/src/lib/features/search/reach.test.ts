import { mockIPC } from "@tauri-apps/api/mocks";
import { expect, test } from "vitest";
import type { TeamId } from "$lib/ipc/types";
import { Reach } from "./reach.svelte";

const team = "t" as TeamId;
const refuse = (message: string): Promise<never> => Promise.reject({ code: "unexpected", message });

test("what can't be loaded is said, and the rest is offered", async () => {
  let broken = true;
  mockIPC((command) => {
    if (command === "draft_list" && broken) return refuse("A draft can't be read.");
    return command === "member_list" ? [{ id: "m", handle: "@ada", name: "Ada", role: "" }] : [];
  });
  const reach = new Reach();
  await reach.open(team);
  expect(reach.failed).toEqual(["Not loaded: Drafts. A draft can't be read."]);
  expect(reach.named(team, String).map(({ title }) => title)).toEqual(["@ada"]);
  broken = false;
  await reach.open(team);
  expect(reach.failed).toEqual([]);
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
