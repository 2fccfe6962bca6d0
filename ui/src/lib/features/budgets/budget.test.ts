import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Budget as Kept, BudgetPut, BudgetView } from "$lib/ipc/types";
import Budget from "./Budget.svelte";

afterEach(() => {
  vi.useRealTimers();
  clearMocks();
});

const BUDGET = {
  id: "budget",
  currency: "DAI",
  months: 3,
  whole: false,
  from: null,
  until: null,
  groups: [
    {
      id: "g",
      name: "Permanent Team",
      lines: [
        { id: "a", title: "Salaries", monthly: "1000" },
        { id: "b", title: "Software", monthly: "20.5" },
      ],
    },
  ],
} as unknown as Kept;

/** Adds up as the core does; the amounts of these tests are whole. */
function viewOf(budget: Kept): BudgetView {
  const sum = (lines: { monthly: string }[]): number => lines.reduce((all, line) => all + Number(line.monthly), 0);
  const groups = budget.groups.map(({ id, lines }) => ({
    id,
    monthly: String(sum(lines)),
    total: String(sum(lines) * budget.months),
  }));
  const monthly = groups.reduce((all, group) => all + Number(group.monthly), 0);
  return { budget, groups, monthly: String(monthly), cap: String(monthly * budget.months) };
}

function show(budget: Kept = BUDGET) {
  const puts: Kept[] = [];
  mockIPC((command, args) => {
    if (command !== "budget_put") return null;
    const put = (args as { req: BudgetPut }).req.budget;
    puts.push(put);
    return viewOf(put);
  });
  return { puts, ...render(Budget, { team: "t" as never, view: viewOf(budget) }) };
}
const cell = (label: string): HTMLInputElement => screen.getByRole("textbox", { name: label });
const linesOf = (budget: Kept | undefined): [string, string][] =>
  budget?.groups[0]?.lines.map(({ title, monthly }) => [title, monthly]) ?? [];

test("two columns of a spreadsheet become lines, headings left out, and are kept at once", async () => {
  const { puts } = show();
  const fresh = cell("New line of Permanent Team");
  fresh.focus();
  const text = "Category\tPer month\r\nBuffer\t8,333.33\r\nGas\t416.5\r\n";
  await fireEvent.paste(fresh, { clipboardData: { getData: () => text } });
  await waitFor(() => expect(puts).toHaveLength(1));
  expect(linesOf(puts[0])).toEqual([
    ["Salaries", "1000"],
    ["Software", "20.5"],
    ["Buffer", "8333.33"],
    ["Gas", "416.50"],
  ]);
  expect(cell("Line 4 of Permanent Team").value).toBe("Gas");
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("29,310.99"));
});

const TOTALS = ["Total\t8,749.83", "Total costs of all\t8,749.83", "\t8,749.83", "Grand total per month:\t9"];
test.each(TOTALS)("a pasted row that adds up the others (%j) is left out and said", async (total) => {
  const { puts } = show();
  const fresh = cell("New line of Permanent Team");
  fresh.focus();
  const text = `Buffer\t8,333.33\nGas\t416.5\n${total}\n`;
  await fireEvent.paste(fresh, { clipboardData: { getData: () => text } });
  await waitFor(() => expect(puts).toHaveLength(1));
  expect(linesOf(puts[0]).map(([title]) => title)).toEqual(["Salaries", "Software", "Buffer", "Gas"]);
  const said = screen.getByText(/It adds up the other rows/).textContent;
  expect(said).toContain(total.split("\t").filter(Boolean).join(" "));
});

test("a total that was left out can be pasted all the same", async () => {
  const { puts } = show();
  const fresh = cell("New line of Permanent Team");
  fresh.focus();
  await fireEvent.paste(fresh, { clipboardData: { getData: () => "Buffer\t20\nGas\t5\nTotal\t25\n" } });
  await userEvent.click(await screen.findByRole("button", { name: "Paste it all the same" }));
  await waitFor(() => expect(linesOf(puts.at(-1)).at(-1)).toEqual(["Total", "25"]));
  expect(screen.queryByText(/It adds up the other rows/)).toBeNull();
});

test("a line that is only called like a total, or comes to as much by chance, is a line", async () => {
  const { puts } = show();
  const fresh = cell("New line of Permanent Team");
  fresh.focus();
  const text = "Rent\t20\nTotal compensation\t70\nGas\t90\nSummer camp\t180\n";
  await fireEvent.paste(fresh, { clipboardData: { getData: () => text } });
  await waitFor(() => expect(linesOf(puts[0])).toHaveLength(6));
  expect(screen.queryByText(/adds up the other rows/)).toBeNull();
});

test("amounts are pasted over the lines from the cell on", async () => {
  const { puts } = show();
  await fireEvent.paste(cell("Amount a month of Salaries"), { clipboardData: { getData: () => "5\n6\n" } });
  await waitFor(() =>
    expect(linesOf(puts[0])).toEqual([
      ["Salaries", "5"],
      ["Software", "6"],
    ]),
  );
});

test("an amount that is none stays in its cell with the reason, and what was kept stays kept", async () => {
  const { puts } = show();
  const amount = cell("Amount a month of Salaries");
  await userEvent.click(amount);
  await userEvent.keyboard("1.234{Enter}");
  expect(screen.getByRole("alert").textContent).toBe(
    "1.234 can be 1,234 or 1.23: write one of these. 1,000 stays until then.",
  );
  expect(amount.getAttribute("aria-invalid")).toBe("true");
  expect(amount.value).toBe("1.234");
  await waitFor(() => expect(puts.every((put) => linesOf(put)[0]?.[1] === "1000" || put === undefined)).toBe(true));

  await userEvent.click(amount);
  await userEvent.keyboard("1.234,50{Enter}");
  await waitFor(() => expect(linesOf(puts.at(-1))[0]).toEqual(["Salaries", "1234.50"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("typing into the new line adds it under the same cell, and it is kept once it has a title", async () => {
  const { puts } = show();
  await userEvent.click(cell("New line of Permanent Team"));
  await userEvent.keyboard("Gas{Tab}");
  expect(cell("Line 3 of Permanent Team").value).toBe("Gas");
  expect(document.activeElement).toBe(cell("Amount a month of Gas"));
  await userEvent.keyboard("7{Enter}");
  await waitFor(() => expect(linesOf(puts.at(-1))[2]).toEqual(["Gas", "7"]));
});

test("arrows go from cell to cell; Enter goes inside, Escape leaves it as it was", async () => {
  const { puts } = show();
  cell("Line 1 of Permanent Team").focus();
  await userEvent.keyboard("{ArrowRight}{ArrowDown}");
  expect(document.activeElement).toBe(cell("Amount a month of Software"));
  await userEvent.keyboard("{Enter}9{Escape}{ArrowUp}{ArrowLeft}");
  expect(document.activeElement).toBe(cell("Line 1 of Permanent Team"));
  expect(cell("Amount a month of Software").value).toBe("20.50");
  expect(puts).toEqual([]);
});

test("lines are moved and removed by keys", async () => {
  const { puts } = show();
  cell("Line 2 of Permanent Team").focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(linesOf(puts.at(-1)).map(([title]) => title)).toEqual(["Software", "Salaries"]));
  await userEvent.keyboard("{Control>}{Delete}{/Control}");
  await waitFor(() => expect(linesOf(puts.at(-1)).map(([title]) => title)).toEqual(["Salaries"]));
});

test("what comes from elsewhere replaces what is shown", async () => {
  const { rerender } = show();
  const [group] = BUDGET.groups;
  const other = { ...BUDGET, groups: [{ ...group, name: "Incubation" }] } as Kept;
  await rerender({ team: "t" as never, view: viewOf(other) });
  await waitFor(() => expect(cell("Name of group 1").value).toBe("Incubation"));
});

test("an empty budget says what belongs there and begins with a group", async () => {
  const { puts } = show({ ...BUDGET, groups: [] });
  await userEvent.click(screen.getByRole("button", { name: "Begin with a group" }));
  await waitFor(() => expect(puts.at(-1)?.groups.map(({ name }) => name)).toEqual(["Permanent team"]));
  await waitFor(() => expect(document.activeElement).toBe(cell("Name of group 1")));
});

test("of thousands of lines those near are drawn, and the keyboard reaches the last and the one before it", async () => {
  const user = userEvent.setup();
  const lines = Array.from({ length: 2_000 }, (_, n) => ({ id: `l${n}`, title: `Line ${n}`, monthly: "1" }));
  show({ ...BUDGET, groups: [{ ...BUDGET.groups[0]!, lines }] } as unknown as Kept);
  expect(screen.getAllByRole("textbox").length).toBeLessThan(120);
  cell("Line 1 of Permanent Team").focus();
  await user.keyboard("{Control>}{End}{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(cell("New line of Permanent Team")));
  await user.keyboard("{ArrowUp}{ArrowRight}");
  await waitFor(() => expect(document.activeElement).toBe(cell("Amount a month of Line 1999")));
  await user.keyboard("{Control>}{Home}{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(cell("Amount a month of Line 0")));
});
