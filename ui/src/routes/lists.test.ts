/** What cannot be read is said on every list, and never shown as nothing. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import BlockingList from "$lib/features/teamHome/BlockingList.svelte";
import type { TeamHome, TeamId, TeamRow } from "$lib/ipc/types";
import Precedents from "./Precedents.svelte";
import Search from "./Search.svelte";
import Teams from "./Teams.svelte";

const refused = (why: string): Promise<never> => Promise.reject({ code: "unexpected", message: why });
const team = "t" as TeamId;
const stages = [1, 2, 3, 4, 5, 6, 7].map((stage) => ({
  stage,
  blocking: { settled: stage, all: 9 },
  recommended: { settled: 0, all: 0 },
  overdue: 0,
}));
const row = (id: string, name: string, change: Partial<TeamRow> = {}): TeamRow =>
  ({
    id,
    name,
    unitId: null,
    archived: false,
    stages,
    blocking: { settled: 3, all: 9 },
    next: "B1",
    nextTitle: "Signers",
    overdue: 0,
    nextSession: null,
    target: null,
    asOf: "2021-04-07",
    slack: null,
    ...change,
  }) as unknown as TeamRow;

beforeEach(() => localStorage.clear());

test("a search that fails says why, and is tried again when that is asked", async () => {
  let broken = true;
  mockIPC((command) => (command === "search" ? (broken ? refused("The index is damaged.") : []) : null), {
    shouldMockEvents: true,
  });
  render(Search, { query: "wallet", within: undefined });
  expect((await screen.findByRole("alert")).textContent).toContain("The index is damaged.");
  expect(screen.queryByText("Nothing has all of “wallet”")).toBeNull();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Nothing has all of “wallet”")).toBeTruthy();
});

test("precedents that can't be searched are not none", async () => {
  const state = { source: null, proposals: 5, kinds: [], statuses: [], tags: [], sections: [], skipped: [], notes: [] };
  mockIPC(
    (command) => {
      if (command === "precedent_state") return { ...state, running: null };
      return command === "precedent_search" ? refused("The copy can't be read.") : [];
    },
    { shouldMockEvents: true },
  );
  render(Precedents, {});
  expect((await screen.findByRole("alert")).textContent).toContain("The copy can't be read.");
  expect(screen.queryByText("Nothing fits")).toBeNull();
});

test("what blocks a team is said to be unread, not to be nothing", async () => {
  mockIPC((command) => (command === "planner_get" ? refused("The rules can't be read.") : null), {
    shouldMockEvents: true,
  });
  const home = {
    team: { id: team },
    today: "2021-04-07",
    deadline: "freeze",
    slack: { on: "2021-04-28", deadline: "freeze" },
  };
  render(BlockingList, { home: home as unknown as TeamHome });
  expect((await screen.findByRole("alert")).textContent).toContain("The rules can't be read.");
});

test("the overview is sorted, narrowed and copied as it is shown", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  mockIPC(() => null, { shouldMockEvents: true });
  const teams = [row("a", "Harbour", { overdue: 1 }), row("b", "Keeper", { overdue: 5 }), row("c", "Oracle")];
  render(Teams, { teams, error: undefined, oncreate: () => {}, onsample: () => {} });
  const table = screen.getByRole("grid", { name: "Teams, one a row" });
  const names = (): (string | null)[] =>
    [...table.querySelectorAll("[data-row]")].map((one) => one.getAttribute("data-row"));
  await user.click(screen.getByRole("button", { name: /^Overdue/ }));
  expect(names()).toEqual(["b", "a", "c"]);
  await user.type(screen.getByRole("searchbox", { name: "Find a team" }), "r");
  await user.type(screen.getByRole("searchbox", { name: "Find a team" }), "b");
  expect(names()).toEqual(["a"]);
  await user.click(screen.getByRole("button", { name: "Teams: views and export" }));
  await user.click(await screen.findByText("Copy as CSV"));
  await expect
    .poll(() => navigator.clipboard.readText())
    .toMatch(/^Team,Stage 1 %,.*\r\nHarbour,11,.*,B1 Signers,1,,,,\r\n$/);
});
