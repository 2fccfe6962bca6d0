import { render, screen } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import ListMenuFixture from "../testing/ListMenuFixture.svelte";
import { toasts } from "../toasts.svelte";

const ondown = vi.fn();
const field = (): HTMLInputElement => screen.getByRole("searchbox", { name: "Find a name" });

async function begin(): Promise<UserEvent> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(ListMenuFixture, { names: ["Ada", "=Bo", "Cy"], ondown });
  await Promise.resolve();
  return user;
}
async function choose(user: UserEvent, name: string): Promise<void> {
  await user.click(screen.getByRole("button", { name: "Names: views and export" }));
  await user.click(await screen.findByText(name));
}

beforeEach(() => {
  localStorage.clear();
  toasts.all.forEach(({ id }) => toasts.dismiss(id));
});

test("the rows that are shown are copied as CSV, and how many is said", async () => {
  const user = await begin();
  await choose(user, "Copy as CSV");
  await expect.poll(() => navigator.clipboard.readText()).toBe("Name\r\nAda\r\n'=Bo\r\nCy\r\n");
  expect(toasts.all.map(({ text }) => text)).toEqual(["3 rows copied"]);
  await user.type(field(), "A");
  await choose(user, "Copy for a spreadsheet");
  await expect.poll(() => navigator.clipboard.readText()).toBe("Name\r\nAda\r\n");
});

test("a clipboard that refuses is said to have refused", async () => {
  const user = await begin();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
  document.execCommand = (): boolean => false;
  await choose(user, "Copy as CSV");
  await expect.poll(() => toasts.all.map(({ tone }) => tone)).toEqual(["danger"]);
});

test("a view is kept under a name, chosen again and forgotten", async () => {
  const user = await begin();
  await user.type(field(), "C");
  await choose(user, "Keep this view…");
  await user.click(await screen.findByRole("button", { name: "Keep" }));
  expect(await screen.findByText("The view needs a name: type at least one letter.")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Only Cy{Enter}");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(screen.getByText("Ada, =Bo, Cy")).toBeTruthy();
  await choose(user, "Only Cy");
  expect(screen.getByText("Cy")).toBeTruthy();
  expect(field().value).toBe("C");
  await choose(user, "Forget “Only Cy”");
  await user.click(screen.getByRole("button", { name: "Names: views and export" }));
  expect(screen.queryByText("Only Cy")).toBeNull();
});

test("Down leads to the list, Escape empties the words, and nothing is wrong for a reader of screens", async () => {
  const user = await begin();
  await user.type(field(), "Cy{ArrowDown}");
  expect(ondown).toHaveBeenCalledTimes(1);
  await user.keyboard("{Escape}");
  expect([field().value, document.activeElement]).toEqual(["", field()]);
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
