import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import ListFixture from "./testing/ListFixture.svelte";

const names = ["Ada", "Bo", "Cy"];
const rows = (): HTMLElement[] => screen.getAllByRole("row");

test("arrows, J, K, Home and End walk through the rows and stop at the ends", async () => {
  const user = userEvent.setup();
  render(ListFixture, { names });
  await user.tab();
  expect(document.activeElement).toBe(rows()[0]);
  await user.keyboard("j");
  expect(document.activeElement).toBe(rows()[1]);
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(document.activeElement).toBe(rows()[2]);
  await user.keyboard("k");
  expect(document.activeElement).toBe(rows()[1]);
  await user.keyboard("{Home}");
  expect(document.activeElement).toBe(rows()[0]);
  await user.keyboard("{End}");
  expect(document.activeElement).toBe(rows()[2]);
});

test("only one row is a stop of the Tab key, and it is the one that had the focus", async () => {
  const user = userEvent.setup();
  render(ListFixture, { names });
  await user.tab();
  await user.keyboard("j");
  expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
});

test("Enter opens the row, and a letter goes to the caller", async () => {
  const user = userEvent.setup();
  const onopen = vi.fn();
  const onkey = vi.fn((_event: KeyboardEvent, _name: string) => true);
  render(ListFixture, { names, onopen, onkey: (event, name) => (event.key === "d" ? onkey(event, name) : false) });
  await user.tab();
  await user.keyboard("j{Enter}d");
  expect(onopen).toHaveBeenCalledWith("Bo", expect.anything());
  expect(onkey).toHaveBeenCalledTimes(1);
});

test("a button in a row acts by itself and does not open the row", async () => {
  const user = userEvent.setup();
  const [onopen, onpress] = [vi.fn(), vi.fn()];
  render(ListFixture, { names, onopen, onpress });
  await user.click(screen.getByRole("button", { name: "Fix Bo" }));
  expect(onpress).toHaveBeenCalledTimes(1);
  expect(onopen).not.toHaveBeenCalled();
  await user.click(screen.getByText("Cy"));
  expect(onopen).toHaveBeenCalledWith("Cy", expect.anything());
});

test("what is open is told from what has the focus", () => {
  render(ListFixture, { names, selected: "Bo" });
  expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
  expect(rows()[1]?.tabIndex).toBe(0);
});

test("without rows it says what belongs there", () => {
  render(ListFixture, { names: [] });
  expect(screen.getByText("No names yet")).toBeTruthy();
});

test("of ten thousand names only those in sight are drawn, and the keyboard reaches the last", async () => {
  const user = userEvent.setup();
  render(ListFixture, { names: Array.from({ length: 10_000 }, (_, n) => `name ${n}`), fill: true });
  expect(rows().length).toBeLessThan(60);
  await user.tab();
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 9999"));
});

test("when the row under the keyboard is gone, the one in its place has it", async () => {
  const user = userEvent.setup();
  const { rerender } = render(ListFixture, { names });
  await user.tab();
  await user.keyboard("j");
  await rerender({ names: ["Ada", "Cy"] });
  expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0]);
  expect(document.activeElement).toBe(rows()[1]);
});

const many = (count: number, from = 0): string[] => Array.from({ length: count }, (_, n) => `name ${from + n}`);
const inRows = (): HTMLElement[] => rows().filter((row) => row.dataset["row"] !== undefined);

test("of thousands of rows inside a screen those near are drawn, under all headings, and all are counted", async () => {
  const user = userEvent.setup();
  const groups = [
    { id: "a", label: "Early", items: many(1_500) },
    { id: "b", label: "Late", items: many(500, 1_500) },
  ];
  render(ListFixture, { groups });
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("2000");
  expect(inRows().length).toBeLessThan(60);
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent?.trim())).toEqual(["Early", "Late"]);
  await user.tab();
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 1999"));
  expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("2000");
  const [, late] = screen.getAllByRole("rowgroup");
  expect(late?.contains(document.activeElement)).toBe(true);
  await user.keyboard("k");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 1998"));
  await user.keyboard("{Home}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 0"));
});

test("the focus stays where it is when a list becomes so long that not all of it is drawn, and short again", async () => {
  const user = userEvent.setup();
  const { rerender } = render(ListFixture, { names: many(200) });
  expect(inRows().length).toBe(200);
  await user.tab();
  await user.keyboard("jj");
  const row = document.activeElement;
  await rerender({ names: many(201) });
  expect(inRows().length).toBeLessThan(60);
  expect(document.activeElement).toBe(row);
  await rerender({ names: many(200) });
  expect(inRows().length).toBe(200);
  expect(document.activeElement).toBe(row);
});

test("what is open is drawn and is the stop of the Tab key, however far down", () => {
  render(ListFixture, { names: many(2_000), selected: "name 1234" });
  expect(inRows().find((row) => row.tabIndex === 0)?.dataset["row"]).toBe("name 1234");
});

test("rows keep their elements, and so the focus, when one comes before them in a long list", async () => {
  const user = userEvent.setup();
  const { rerender } = render(ListFixture, { names: many(2_000, 1) });
  await user.tab();
  await user.keyboard("j");
  const row = document.activeElement as HTMLElement;
  await rerender({ names: many(2_001) });
  expect(document.activeElement).toBe(row);
  expect(row.dataset["row"]).toBe("name 2");
  expect(row.getAttribute("aria-rowindex")).toBe("3");
});

test("the next page is as far as what is in sight", async () => {
  const user = userEvent.setup();
  render(ListFixture, { names: many(2_000) });
  await user.tab();
  await user.keyboard("{PageDown}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 10"));
  await user.keyboard("{PageUp}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("name 0"));
});
