import type { Next, Plan } from "$lib/ipc/types";
import { lanes, monday, percentOf, spanOf, weeks, wordsOf } from "./lanes";
import { overdue, tight, workingDays } from "./tight";

const plan: Plan = {
  pack: "A",
  cycle: "2021-05",
  postBy: "2021-04-07",
  freezeBy: "2021-04-28",
  submitFrom: "2021-05-03",
  submitTo: "2021-05-05",
  review: "2021-05-06",
  pollFrom: "2021-05-10",
  pollTo: "2021-05-24",
  ratified: "2021-05-25",
  events: [{ name: "Executive vote", from: "2021-05-24", to: "2021-05-28" }],
  newBudgets: true,
  closed: false,
  notice: null,
};

const item = (id: string, stage: number, due: string | null, blocking = true): Next => ({
  item: id,
  stage,
  title: `Title of ${id}`,
  state: "todo",
  owner: "",
  due,
  blocking,
  reason: { type: "recommended" },
  fills: null,
});

describe("the dates that are drawn", () => {
  it("begin on a Monday before today and end after the cycle, whole weeks", () => {
    const span = spanOf(plan, [item("C1", 1, "2021-01-06")], "2021-04-21");
    expect(span).toEqual({ from: "2021-03-29", to: "2021-05-31" });
    expect(monday("2021-04-21")).toBe("2021-04-19");
    expect(weeks(span)[0]).toBe(span.from);
    expect(weeks(span, 4).length).toBeLessThanOrEqual(4);
  });

  it("put a day where it is, and what lies outside at the edge", () => {
    const span = { from: "2021-04-05", to: "2021-04-15" };
    expect(percentOf("2021-04-10", span)).toBe(50);
    expect(percentOf("2021-01-01", span)).toBe(0);
    expect(percentOf("2022-01-01", span)).toBe(100);
  });
});

describe("lanes", () => {
  const span = { from: "2021-04-05", to: "2021-05-31" };

  it("are one a stage, with what is left and what is overdue", () => {
    const found = lanes(
      [item("B7", 4, "2021-04-23"), item("B1", 4, "2021-04-02"), item("C1", 1, null)],
      span,
      "2021-04-21",
      900,
    );
    expect(found.map(({ stage, left, overdue: late }) => [stage, left, late])).toEqual([
      [1, 1, 0],
      [4, 2, 1],
    ]);
  });

  it("put chips that would overlap on rows of their own, and those of one day into one chip", () => {
    const due = ["2021-04-20", "2021-04-21", "2021-04-21", "2021-05-20"];
    const items = due.map((on, n) => item(`B${n + 1}`, 4, on));
    const [lane] = lanes(items, span, "2021-04-10", 800);
    expect(lane?.rows.map((row) => row.map(wordsOf))).toEqual([["B1 Title of B1", "B4 Title of B4"], ["B2, B3"]]);
  });

  it("turn a chip round that has no room at the right, and mark what was due before the first day", () => {
    const [lane] = lanes([item("B1", 4, "2021-02-01"), item("B2", 4, "2021-05-30")], span, "2021-04-10", 600);
    const chips = lane?.rows.flat() ?? [];
    expect(chips.map(({ earlier, before }) => [earlier, before])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("what gets tight", () => {
  it("counts Mondays to Fridays after today", () => {
    expect(workingDays("2021-04-21", "2021-04-28")).toBe(5);
    expect(workingDays("2021-04-23", "2021-04-25")).toBe(0);
  });

  it("weighs blocking items, overdue ones too, against the working days before each due date", () => {
    const items = [
      item("A", 1, "2021-04-19"),
      item("B", 1, "2021-04-22"),
      item("C", 1, "2021-04-22", false),
      item("D", 1, "2021-05-20"),
      item("E", 1, "2021-05-04"),
    ];
    expect(overdue(items, "2021-04-21").map((one) => one.item)).toEqual(["A"]);
    const found = tight(items, "2021-04-21", plan.submitTo);
    expect(found.map(({ by, days, slack }) => [by, days, slack])).toEqual([["2021-04-22", 1, -1]]);
    expect(found[0]?.items.map((one) => one.item)).toEqual(["A", "B"]);
  });
});
