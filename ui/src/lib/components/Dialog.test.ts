import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import DialogFixture from "./testing/DialogFixture.svelte";

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
