import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import NameFixture from "./testing/NameFixture.svelte";

const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>("combobox", { name: "Owner" });
const gone = (): Promise<void> => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

/** A dialog with an owner in it, which `kept` is told of; the keyboard is in the field. */
async function opened(kept: (owner: string) => unknown, owner = ""): Promise<UserEvent> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(NameFixture, { onsubmit: kept, owner });
  await user.click(screen.getByRole("button", { name: "Edit" }));
  await screen.findByRole("dialog");
  await waitFor(() => expect(document.activeElement).toBe(field()));
  return user;
}

/** What is typed, what the field then shows, and what the dialog keeps. */
const TYPED: [keys: string, owner: string][] = [
  ["wou{Enter}", "@wouter"],
  ["wou{ArrowDown}{Enter}", "@wouter"],
  ["wou{ArrowDown}{ArrowDown}{Enter}", "wou"],
  ["wou{Tab}", "@wouter"],
  ["wouter{Tab}", "@wouter"],
  ["Wouter Kampmann{Tab}", "@wouter"],
  ["a{ArrowDown}{ArrowDown}{Tab}", "@wouter"],
  ["wou{ArrowDown}{ArrowDown}{Tab}", "wou"],
  ["Kim{Tab}", "Kim"],
  ["Kim{Enter}", "Kim"],
  ["fac{ArrowDown}{Enter}", "Facilitator"],
  ["wou{Escape}", ""],
];
test.each(TYPED)("%s shows and keeps %j", async (keys, owner) => {
  const kept = vi.fn();
  const user = await opened(kept);
  await user.keyboard(keys);
  await waitFor(() => expect(field().value).toBe(owner));
  expect(screen.getByText(/^Kept:/).textContent).toBe(`Kept: ${owner}`);
  expect(kept, "one Enter takes the name and sends nothing").not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Keep" }));
  await gone();
  expect(kept.mock.calls).toEqual([[owner]]);
});

test("a name that is typed and sent at once by a click is the one that is kept", async () => {
  const kept = vi.fn();
  const user = await opened(kept, "@ana");
  await user.clear(field());
  await user.keyboard("Kim");
  await user.click(screen.getByRole("button", { name: "Keep" }));
  await gone();
  expect(kept.mock.calls).toEqual([["Kim"]]);
});

test("an owner who is deleted from the field is nobody", async () => {
  const kept = vi.fn();
  const user = await opened(kept, "@ana");
  await user.clear(field());
  await user.tab();
  await waitFor(() => expect(screen.getByText(/^Kept:/).textContent).toBe("Kept: "));
  await user.click(screen.getByRole("button", { name: "Keep" }));
  await gone();
  expect(kept.mock.calls).toEqual([[""]]);
});

test("Escape closes the list first, and the dialog after it", async () => {
  const user = await opened(vi.fn(), "@ana");
  await user.keyboard("wou");
  await screen.findByText("Wouter Kampmann, Facilitator");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByText("Wouter Kampmann, Facilitator")).toBeNull());
  expect([field().value, screen.queryByRole("dialog") !== null]).toEqual(["@ana", true]);
  await user.keyboard("{Escape}");
  await gone();
});
