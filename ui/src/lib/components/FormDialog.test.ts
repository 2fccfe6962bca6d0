import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { unsent } from "$lib/unsent.svelte";
import { toasts } from "./toasts.svelte";
import FormDialogFixture from "./testing/FormDialogFixture.svelte";

/** Opens the dialog, in which `kept` answers, and types over its field. */
async function opened(kept: (name: string) => unknown, typed = "Launchpod", inField = false): Promise<UserEvent> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(FormDialogFixture, { onsubmit: kept, inField });
  await user.click(screen.getByRole("button", { name: "Rename" }));
  const field = await screen.findByRole("textbox", { name: "Name" });
  await user.clear(field);
  await user.type(field, typed);
  return user;
}
const value = (): string => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value;

test("Enter keeps what was typed, and the dialog closes", async () => {
  const kept = vi.fn(() => Promise.resolve());
  const user = await opened(kept);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(kept.mock.calls).toEqual([["Launchpod"]]);
});

test("what was typed and not sent is told to who closes the window, until it is sent or given up", async () => {
  const user = await opened(() => Promise.resolve());
  expect(unsent.names).toHaveLength(1);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(unsent.names).toEqual([]));
});

test("Enter twice, then a double click, is one command while the first one runs", async () => {
  let answer = (): void => {};
  const kept = vi.fn(() => new Promise<void>((done) => (answer = done)));
  const user = await opened(kept);
  await user.keyboard("{Enter}{Enter}");
  await user.dblClick(screen.getByRole("button", { name: "Keep" }));
  expect(kept).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("button", { name: "Keep" }).getAttribute("aria-busy")).toBe("true");
  answer();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(kept).toHaveBeenCalledTimes(1);
});

test("a failure is said in the dialog, and what was typed stays; the next opening begins anew", async () => {
  const kept = vi.fn(() => Promise.reject(new Error("The disk is full.")));
  const user = await opened(kept);
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  expect([value(), screen.getByRole("button", { name: "Keep" }).getAttribute("aria-busy")]).toEqual([
    "Launchpod",
    null,
  ]);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await screen.findByRole("dialog");
  expect([value(), screen.queryByRole("alert")]).toEqual(["Pods", null]);
});

test("where a field says what went wrong, no banner says it again", async () => {
  const user = await opened(() => Promise.reject(new Error("Too long.")), "x", true);
  await user.keyboard("{Enter}");
  expect(await screen.findAllByText("Too long.")).toHaveLength(1);
});

test("an answer that is not complete keeps the dialog open", async () => {
  const kept = vi.fn(() => false);
  const user = await opened(kept);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(kept).toHaveBeenCalledTimes(1));
  expect([screen.queryByRole("dialog") !== null, value()]).toEqual([true, "Launchpod"]);
});

test("what was asked before it was closed does not close what was opened after", async () => {
  let answer = (): void => {};
  const user = await opened(() => new Promise<void>((done) => (answer = done)));
  await user.keyboard("{Enter}{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await screen.findByRole("dialog");
  answer();
  await waitFor(() => expect(screen.getByRole("button", { name: "Keep" }).getAttribute("aria-busy")).toBeNull());
  expect(screen.queryByRole("dialog")).not.toBeNull();
});

test("a failure that comes after it was closed is said, and not in what was opened after", async () => {
  let fail = (): void => {};
  const user = await opened(() => new Promise<void>((_, no) => (fail = () => no(new Error("The disk is full.")))));
  await user.keyboard("{Enter}{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await screen.findByRole("dialog");
  fail();
  await waitFor(() =>
    expect(toasts.all.map(({ text, tone }) => [text, tone])).toEqual([["The disk is full.", "danger"]]),
  );
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what is blocked is not sent by any key, and says why it is off", async () => {
  const kept = vi.fn();
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(FormDialogFixture, { onsubmit: kept, blocked: "Choose a team first" });
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "{Enter}{Control>}{Enter}{/Control}");
  const keep = screen.getByRole("button", { name: /Keep/ });
  await user.click(keep);
  expect(kept).not.toHaveBeenCalled();
  expect(keep.getAttribute("aria-disabled")).toBe("true");
});
