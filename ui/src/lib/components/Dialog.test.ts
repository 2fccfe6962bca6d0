import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import DialogFixture from "./testing/DialogFixture.svelte";
import { toast, toasts } from "./toasts.svelte";

test("it opens with the focus in its field, and Escape gives the focus back", async () => {
  const user = userEvent.setup();
  const onclose = vi.fn();
  render(DialogFixture, { onclose });
  const opener = screen.getByRole("button", { name: "Rename" });
  await user.click(opener);
  const dialog = await screen.findByRole("dialog", { name: "Rename the team" });
  expect(dialog.getAttribute("aria-describedby")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" })));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onclose).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test("closing by its cross says so once", async () => {
  const user = userEvent.setup();
  const onclose = vi.fn();
  render(DialogFixture, { onclose });
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await user.click(await screen.findByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onclose).toHaveBeenCalledTimes(1);
});

test("a toast over it is dismissed by its cross or Escape, and the dialog stays", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const onclose = vi.fn();
  render(DialogFixture, { onclose });
  await user.click(screen.getByRole("button", { name: "Rename" }));
  await screen.findByRole("dialog");
  toast("It was not kept.", { tone: "danger" });
  await user.click(await screen.findByRole("button", { name: "Dismiss", hidden: true }));
  await waitFor(() => expect(screen.queryByText("It was not kept.")).toBeNull());
  toast("Not this either.", { tone: "danger" });
  await screen.findByText("Not this either.");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByText("Not this either.")).toBeNull());
  expect([screen.queryByRole("dialog") !== null, onclose.mock.calls.length, toasts.all.length]).toEqual([true, 0, 0]);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});
