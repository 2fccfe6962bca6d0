import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import TableFixture from "../testing/TableFixture.svelte";
import { linesOf, nextSort, shown } from "./table";

const many = Array.from({ length: 10_000 }, (_, n) => ({ id: `row ${n}`, size: (n * 7919) % 10_000 }));
const body = (): HTMLElement[] => screen.getAllByRole("row").slice(1);

test("of ten thousand rows only those in sight are drawn, and all are counted", () => {
  render(TableFixture, { rows: many });
  expect(body().length).toBeGreaterThan(5);
  expect(body().length).toBeLessThan(60);
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("10001");
});

test("pressing a head sorts by it, pressing it again turns it round", async () => {
  const user = userEvent.setup();
  render(TableFixture, { rows: many });
  await user.click(screen.getByRole("button", { name: "Size" }));
  expect(within(body()[0]!).getByText("9999")).toBeTruthy();
  expect(screen.getByRole("columnheader", { name: "Size" }).getAttribute("aria-sort")).toBe("descending");
  await user.click(screen.getByRole("button", { name: "Size" }));
  expect(within(body()[0]!).getByText("0")).toBeTruthy();
});

test("the keyboard walks through rows and Enter opens one", async () => {
  const user = userEvent.setup();
  const onopen = vi.fn();
  render(TableFixture, { rows: many, onopen });
  body()[0]?.focus();
  await user.keyboard("jj{Enter}");
  expect(onopen).toHaveBeenCalledWith(many[2], expect.anything());
});

test("the row that has the focus keeps it when another comes before it", async () => {
  const { rerender } = render(TableFixture, { rows: many.slice(1) });
  const row = body()[1]!;
  row.focus();
  await rerender({ rows: many });
  expect(document.activeElement).toBe(row);
  expect(row.dataset["row"]).toBe("row 2");
});

test("groups keep their headings and rows are sorted within them", () => {
  const columns = [{ id: "n", label: "N", compare: (a: number, b: number) => a - b }];
  const groups = [
    { id: "a", label: "A", items: [2, 1] },
    { id: "b", label: "B", items: [4, 3] },
  ];
  const lines = linesOf(groups, columns, { column: "n", direction: "up" });
  expect(lines.map((line) => ("row" in line ? line.row : line.heading.label))).toEqual(["A", 1, 2, "B", 3, 4]);
});

test("a head says which way it sorts first", () => {
  const column = { id: "n", label: "N", first: "down" as const };
  expect(nextSort(column, undefined).direction).toBe("down");
  expect(nextSort(column, { column: "n", direction: "down" }).direction).toBe("up");
});

test("a table that fits draws all its rows, and a column without a cell of its own shows its text", async () => {
  const user = userEvent.setup();
  const onopen = vi.fn();
  render(TableFixture, { rows: many.slice(0, 3), fit: true, onopen });
  expect(body().map((row) => row.getAttribute("data-row"))).toEqual(["row 0", "row 1", "row 2"]);
  expect(within(body()[1]!).getByText("row 1").title).toBe("row 1");
  body()[0]?.focus();
  await user.keyboard("{End}{Home}{ArrowDown}{Enter}");
  expect(onopen).toHaveBeenCalledWith(many[1], expect.anything());
});

test("rows in the order they are drawn are what an export takes", () => {
  const columns = [{ id: "n", label: "N", compare: (a: number, b: number) => a - b }];
  const groups = [
    { id: "a", label: "A", items: [2, 1] },
    { id: "b", label: "B", items: [4, 3] },
  ];
  expect(shown(groups, columns, { column: "n", direction: "up" })).toEqual([1, 2, 3, 4]);
  expect(shown(groups, columns, null)).toEqual([2, 1, 4, 3]);
});
