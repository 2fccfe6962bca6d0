import { expect, test } from "vitest";
import { concerns } from "./reads";
import type { Change, TeamId } from "./types";

const [mine, other] = ["a" as TeamId, "b" as TeamId];
const change = (area: Change["area"], space: TeamId | null = mine): Change => ({ area, space });

test("a command hears the areas that it reads, of its team", () => {
  expect(concerns(change("items"), "team_get", mine)).toBe(true);
  expect(concerns(change("rfc"), "team_get", mine)).toBe(false);
  expect(concerns(change("items", other), "team_get", mine)).toBe(false);
});

test("a command about no team hears all teams", () => {
  expect(concerns(change("teams", other), "team_list", undefined)).toBe(true);
  expect(concerns(change("words", other), "team_list", undefined)).toBe(false);
});

test("what may be anything, or anybody's, concerns every command", () => {
  expect(concerns(change("everything", other), "member_list", mine)).toBe(true);
  expect(concerns(change("everything", null), "backup_list", undefined)).toBe(true);
  expect(concerns(change("rfc", null), "member_list", mine)).toBe(true);
});

test.each(["teams", "items", "drafts", "budgets", "members", "bundle"] as const)(
  "the planner and the drafts follow %s",
  (area) => {
    expect(concerns(change(area), "planner_get", mine)).toBe(true);
    expect(concerns(change(area), "draft_get", mine)).toBe(true);
  },
);
