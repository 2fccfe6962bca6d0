import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { FindingView } from "$lib/ipc/types";
import FindingsPanel from "./FindingsPanel.svelte";
import type { Part } from "./parts";

const finding = (code: string, line: number): FindingView =>
  ({
    code,
    line,
    level: "warning",
    message: `trailing space in line ${line}`,
    help: null,
    start: line * 10,
    end: line * 10 + 1,
    known: false,
    fix: code === "MIP004" ? { title: "remove the space", safe: true } : null,
  }) as FindingView;
const all = [...[1, 2, 3, 4, 5].map((line) => finding("MIP004", line)), finding("MIP020", 9)];

function open(): { fixAll: ReturnType<typeof vi.fn>; focus: (one: FindingView) => Promise<void> } {
  const fixAll = vi.fn();
  const { component } = render(FindingsPanel, {
    parts: [{ id: "Motivation", findings: all } as unknown as Part],
    current: "Motivation",
    allowed: [],
    judged: "the edition",
    mend: { fixAll } as never,
    ongoto: () => {},
  });
  return { fixAll, focus: component.focus };
}
const lines = (): number => document.querySelectorAll("li[data-finding]").length;

test("findings of one rule stand under a heading with their number, folded after three", async () => {
  const user = userEvent.setup();
  open();
  expect(screen.getByRole("heading", { name: "MIP004 · 5 findings" })).toBeTruthy();
  expect(screen.queryByRole("heading", { name: /MIP020/ })).toBeNull();
  expect(lines()).toBe(4);
  await user.click(screen.getByRole("button", { name: "Show 2 more" }));
  expect(lines()).toBe(6);
  await user.click(screen.getByRole("button", { name: "Show fewer" }));
  expect(lines()).toBe(4);
});

test("all of a rule are fixed at once, also those that are folded", async () => {
  const user = userEvent.setup();
  const { fixAll } = open();
  await user.click(screen.getAllByRole("button", { name: /5/ }).at(-1)!);
  expect(fixAll).toHaveBeenCalledWith(all[0]!.code);
});

test("a finding that is folded is shown when the keyboard is put on it", async () => {
  const { focus } = open();
  await focus(all[4]!);
  expect(document.activeElement?.closest("li")?.dataset["finding"]).toBe("MIP004 50");
});
