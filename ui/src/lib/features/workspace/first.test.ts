import { mockIPC } from "@tauri-apps/api/mocks";
import { beforeEach, expect, test } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import type { Role, Workspace } from "$lib/ipc/types";
import { firstRoute } from "./first";
import { here } from "./here.svelte";
import { lastTeam } from "./last";

const teams = (...rows: { id: string; archived?: boolean }[]): void => mockIPC(() => rows);
const sits = (role: Role): void => void (here.workspace = { person: { name: "Ada", role } } as Workspace);

beforeEach(() => {
  localStorage.clear();
  toasts.all.forEach(({ id }) => toasts.dismiss(id));
  sits("team");
});

test("teams that can't be read are not taken for none: it says why", async () => {
  mockIPC(() => Promise.reject({ code: "unexpected", message: "The teams can't be read." }));
  expect(await firstRoute()).toEqual({ name: "teams" });
  expect(toasts.all.map(({ text, tone }) => [text, tone])).toEqual([["The teams can't be read.", "danger"]]);
});

test("a team's window opens where it was, or in the only team; a coach's with all of them", async () => {
  teams({ id: "a" }, { id: "b" });
  expect(await firstRoute()).toEqual({ name: "teams" });
  lastTeam.keep("b");
  expect(await firstRoute()).toEqual({ name: "team", team: "b" });
  teams({ id: "a" }, { id: "b", archived: true });
  expect(await firstRoute()).toEqual({ name: "team", team: "a" });
  sits("coach");
  expect(await firstRoute()).toEqual({ name: "teams" });
  expect(toasts.all).toEqual([]);
});
