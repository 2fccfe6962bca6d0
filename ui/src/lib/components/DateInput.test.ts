import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import DateInput from "./DateInput.svelte";
import DateFixture from "./testing/DateFixture.svelte";

/** A dialog with a due date in it, which `kept` is told of. */
async function opened(due: string, kept: (due: string) => unknown): Promise<UserEvent> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(DateFixture, { due, onsubmit: kept });
  await user.click(screen.getByRole("button", { name: "Edit" }));
  await screen.findByRole("dialog");
  return user;
}
const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>("textbox", { name: "Due" });
const keep = (): HTMLElement => screen.getByRole("button", { name: "Keep" });
const gone = (): Promise<void> => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

/** The ways to send a form; nothing is a click. Enter alone is the browser's own, and the window's tests press it. */
const WAYS = ["", "{Control>}{Enter}{/Control}"];
const send = (user: UserEvent, keys: string): Promise<void> => (keys === "" ? user.click(keep()) : user.keyboard(keys));

test.each(WAYS)("a day that was typed and cleared is no day (sent by %j)", async (way) => {
  const kept = vi.fn();
  const user = await opened("2021-04-21", kept);
  await user.clear(field());
  await user.type(field(), "2021-05-01");
  await user.clear(field());
  await send(user, way);
  await gone();
  expect(kept.mock.calls).toEqual([[""]]);
});

test("what was typed is sent without leaving the field first", async () => {
  const kept = vi.fn();
  const user = await opened("", kept);
  await user.type(field(), "21.4.2021");
  await user.click(keep());
  await gone();
  expect(kept.mock.calls).toEqual([["2021-04-21"]]);
});

test.each(WAYS)("a day that there is not is said at its field and nothing is sent (by %j)", async (way) => {
  const kept = vi.fn();
  const user = await opened("", kept);
  await user.type(field(), "31/02");
  await send(user, way);
  const said = screen.getByRole("alert");
  expect(said.textContent).toContain("There is no 31 February");
  expect(field().getAttribute("aria-describedby")).toBe(said.id);
  expect([field().getAttribute("aria-invalid"), field().value, kept.mock.calls.length]).toEqual(["true", "31/02", 0]);
  expect(document.activeElement, "where it is put right").toBe(field());
  await user.clear(field());
  expect(screen.queryByRole("alert"), "no longer than it is true").toBeNull();
  await user.type(field(), "2021-02-28");
  await send(user, way);
  await gone();
  expect(kept.mock.calls).toEqual([["2021-02-28"]]);
});

test("the dialog opens again without what was wrong before", async () => {
  const user = await opened("2021-04-21", vi.fn());
  await user.clear(field());
  await user.type(field(), "soon{Enter}");
  await screen.findByRole("alert");
  await user.keyboard("{Escape}");
  await gone();
  await user.click(screen.getByRole("button", { name: "Edit" }));
  await screen.findByRole("dialog");
  expect([field().value, screen.queryByRole("alert")]).toEqual(["2021-04-21", null]);
});

test("leaving by the button beside does not wait for a day to be put right", async () => {
  const kept = vi.fn();
  const user = await opened("", kept);
  await user.type(field(), "31/02");
  await user.pointer({ target: screen.getByRole("button", { name: "Cancel" }), keys: "[MouseLeft>]" });
  expect(screen.queryByRole("alert"), "nothing moves under the click").toBeNull();
  await user.pointer({ keys: "[/MouseLeft]" });
  await gone();
  expect(kept).not.toHaveBeenCalled();
});

test("by itself it says what is wrong, and takes only days", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(DateInput, { label: "Due", value: "2021-04-21", onchange });
  await user.clear(field());
  await user.type(field(), "31/02");
  await user.tab();
  expect(screen.getByRole("alert").id).toBe(field().getAttribute("aria-describedby"));
  expect(onchange).not.toHaveBeenCalled();
  await user.clear(field());
  await user.tab();
  expect(onchange.mock.calls).toEqual([[""]]);
});

test("arrows go on from a day in whatever way it was written", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(DateInput, { label: "Due", onchange });
  await user.type(field(), "30/4/2021{ArrowUp}");
  expect(onchange.mock.calls).toEqual([["2021-05-01"]]);
});
