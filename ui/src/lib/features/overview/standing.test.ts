import type { TeamId, TeamRow } from "$lib/ipc/types";
import { filtered, grouped, targets } from "./rows";
import { byNeed, currentStage, isUrgent, needsOf, readiness } from "./standing";

const count = (settled: number, all: number) => ({ settled, all });

function team(name: string, given: Partial<TeamRow> = {}): TeamRow {
  return {
    id: name as TeamId,
    name,
    unitId: null,
    archived: false,
    asOf: "2021-04-21",
    stages: [
      { stage: 1, blocking: count(5, 5), recommended: count(2, 3), overdue: 0 },
      { stage: 2, blocking: count(1, 4), recommended: count(0, 2), overdue: 0 },
    ],
    blocking: count(6, 9),
    next: "T1",
    nextTitle: "Team",
    overdue: 0,
    nextSession: "2021-04-29T15:00:00Z",
    target: "2021-05",
    slack: { deadline: "freeze", on: "2021-04-28", days: 5, work: 1, left: 4 },
    ...given,
  };
}
const slack = (left: number, work: number) => ({ deadline: "freeze" as const, on: "2021-04-28", days: 5, work, left });

describe("who needs somebody", () => {
  it("puts what can't be met before what is tight, overdue or has a session", () => {
    const teams = [
      team("calm"),
      team("session", { nextSession: "2021-04-22T15:00:00Z" }),
      team("overdue", { overdue: 3 }),
      team("tight", { slack: slack(1, 4) }),
      team("late", { slack: slack(-2, 7) }),
    ];
    const needy = byNeed(teams);
    expect(needy.map((one) => one.team.name)).toEqual(["late", "tight", "overdue", "session", "calm"]);
    expect(needy.filter(isUrgent).map((one) => one.team.name)).toEqual(["late", "tight", "overdue", "session"]);
  });

  it("counts the day of a sample as today, not the clock", () => {
    const row = team("a", { nextSession: "2021-04-22T08:00:00Z" });
    expect(needsOf(row, new Date("2026-01-01"))).toEqual([{ kind: "session", at: "2021-04-22T08:00:00Z", inDays: 1 }]);
    expect(needsOf({ ...row, asOf: null }, new Date("2021-04-10T12:00:00Z"))).toEqual([]);
  });

  it("leaves archived teams alone, and asks nothing of one whose blocking items are settled", () => {
    expect(needsOf(team("a", { archived: true, slack: slack(-9, 9), overdue: 9 }))).toEqual([]);
    expect(needsOf(team("a", { blocking: count(9, 9), slack: slack(-9, 9), nextSession: null }))).toEqual([]);
  });

  it("says that a plan or a target is missing, which alone is not urgent", () => {
    const row = team("a", { nextSession: null, target: null, slack: null });
    expect(needsOf(row).map((need) => need.kind)).toEqual(["unplanned", "aimless"]);
    expect(byNeed([row]).some(isUrgent)).toBe(false);
  });
});

describe("a row", () => {
  it("is as ready as its blocking items, and at the first stage whose gate is shut", () => {
    expect(readiness(team("a"))).toBeCloseTo(6 / 9);
    expect(readiness(team("a", { blocking: count(0, 0) }))).toBe(0);
    expect(currentStage(team("a").stages)).toBe(2);
  });
});

describe("the filter", () => {
  const all = byNeed([
    team("Éclair Ops", { unitId: "ECL-001", target: "2021-07" }),
    team("Keepers", { target: null, slack: null }),
    team("Old", { archived: true }),
    team("Late", { slack: slack(-1, 6) }),
  ]);
  const names = (filter: Parameters<typeof filtered>[1]) => filtered(all, filter).map((one) => one.team.name);

  it("finds by every word in the name or the ID, without accents", () => {
    expect(names({ show: "all", words: "eclair 001", target: "" })).toEqual(["Éclair Ops"]);
    expect(names({ show: "all", words: "eclair keepers", target: "" })).toEqual([]);
  });

  it("shows archived teams only where they were asked for", () => {
    expect(names({ show: "all", words: "", target: "" })).not.toContain("Old");
    expect(names({ show: "archived", words: "", target: "" })).toEqual(["Old"]);
    expect(names({ show: "needy", words: "", target: "" })).toEqual(["Late"]);
  });

  it("narrows to a cycle, or to teams without one", () => {
    expect(targets(all)).toEqual(["2021-05", "2021-07"]);
    expect(names({ show: "all", words: "", target: "2021-07" })).toEqual(["Éclair Ops"]);
    expect(names({ show: "all", words: "", target: "none" })).toEqual(["Keepers"]);
  });

  it("groups by cycle, soonest first and those without one last", () => {
    const rows = all.map((one) => one.team);
    expect(grouped(rows, "none")).toBeUndefined();
    expect(grouped(rows, "target")?.map((group) => group.id)).toEqual(["2021-05", "2021-07", ""]);
    expect(grouped(rows, "stage")?.map((group) => [group.label, group.items.length])).toEqual([["Stage 2", 4]]);
  });
});
