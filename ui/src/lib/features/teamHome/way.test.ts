import type { Next, StageStanding, TeamHome, TeamId } from "$lib/ipc/types";
import { afterWorkingDays, reasonOf, segments, slackWord, standing, timeline } from "./way";

const stage = (
  number: number,
  blocking: [number, number],
  recommended: [number, number],
  overdue = 0,
): StageStanding => ({
  stage: { number, letter: "B", title: `Stage ${number}`, shortTitle: `S${number}`, purpose: "" },
  progress: {
    stage: number,
    blocking: { settled: blocking[0], all: blocking[1] },
    recommended: { settled: recommended[0], all: recommended[1] },
    overdue,
  },
});

const home = (slack: TeamHome["slack"]): TeamHome =>
  ({
    team: { id: "t" as TeamId, posted: "2021-04-07", target: "2021-05" },
    today: "2021-04-21",
    stages: [stage(1, [5, 5], [1, 3]), stage(2, [1, 4], [0, 1], 2), stage(3, [0, 2], [0, 0])],
    plan: {
      pack: "A",
      cycle: "2021-05",
      postBy: "2021-04-07",
      freezeBy: "2021-04-28",
      submitFrom: "2021-05-03",
      submitTo: "2021-05-05",
      events: [{ name: "Formal submission", from: "2021-05-03", to: "2021-05-05" }],
    },
    slack,
  }) as unknown as TeamHome;

describe("the way", () => {
  it("passes a gate when nothing blocks, and says what is left, late or blocking", () => {
    expect(standing(stage(1, [5, 5], [1, 3]))).toMatchObject({ settled: 6, all: 8, passed: true });
    expect(standing(stage(1, [0, 0], [0, 0])).passed).toBe(false);
    const drawn = segments(home(null));
    expect(drawn.map(({ note, shape, current }) => [note, shape, current])).toEqual([
      ["Gate passed · 2 left", "check", false],
      ["1 of 5 · 2 overdue", "octagon", true],
      ["0 of 2 · 2 blocking", undefined, false],
    ]);
  });
});

describe("the line of dates", () => {
  const slack = { deadline: "freeze" as const, on: "2021-04-28", days: 5 };

  it("skips weekends", () => {
    expect(afterWorkingDays("2021-04-21", 0)).toBe("2021-04-21");
    expect(afterWorkingDays("2021-04-21", 3)).toBe("2021-04-26");
  });

  it("draws work, then slack up to the deadline", () => {
    const { spans } = timeline(home({ ...slack, work: 3, left: 2 }));
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["work", "2021-04-21", "2021-04-26"],
      ["slack", "2021-04-26", "2021-04-28"],
      ["window", "2021-05-03", "2021-05-05"],
    ]);
  });

  it("asks for nothing in a cycle that the rules have closed", () => {
    const open = home(null);
    const drawn = timeline({ ...open, team: { ...open.team, posted: null }, plan: { ...open.plan!, closed: true } });
    expect(drawn.events.map(({ id }) => id)).toEqual(["today", "event-0"]);
    expect(drawn.spans).toEqual([]);
  });

  it("draws more work than days as late, and names it", () => {
    const { spans } = timeline(home({ ...slack, work: 9, left: -4 }));
    expect(spans[0]).toMatchObject({ kind: "late", from: "2021-04-21", to: "2021-04-28" });
    expect([slackWord(-1), slackWord(0), slackWord(1)]).toEqual(["1 day short", "No slack", "1 day of slack"]);
  });
});

describe("the reason of a next thing", () => {
  const next = (reason: Next["reason"], blocking = true): Next => ({
    item: "B1",
    stage: 2,
    title: "",
    state: "todo",
    owner: "",
    due: null,
    blocking,
    reason,
    fills: "MIP40c3 Budget Breakdown",
  });

  it("says when, what it blocks and what it fills", () => {
    const { stages } = home(null);
    expect(reasonOf(next({ type: "overdue", days: 1 }), stages)).toBe(
      "Due since yesterday. Blocks Stage 2. Fills MIP40c3 Budget Breakdown.",
    );
    expect(reasonOf(next({ type: "blocking", left: 3 }), stages)).toBe(
      "One of 3 that block Stage 2. Fills MIP40c3 Budget Breakdown.",
    );
    expect(reasonOf(next({ type: "due", days: 0 }, false), stages)).toBe("Due today. Fills MIP40c3 Budget Breakdown.");
  });
});
