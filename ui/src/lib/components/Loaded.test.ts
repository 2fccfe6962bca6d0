import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { IpcError } from "$lib/ipc";
import LoadedFixture from "./testing/LoadedFixture.svelte";

const error = new Error("The disk is gone.");

test("nothing stands there before the answer, then what it says", async () => {
  const { rerender } = render(LoadedFixture, { reload: vi.fn() });
  expect([screen.queryByText(/Hello/), screen.queryByRole("alert"), screen.queryByRole("button")]).toEqual([
    null,
    null,
    null,
  ]);
  await rerender({ value: "Pods" });
  expect(screen.getByText("Hello, Pods")).toBeTruthy();
});

test("what could not be read says why, and is tried again when that is asked", async () => {
  const reload = vi.fn();
  render(LoadedFixture, { error, reload });
  expect(screen.getByRole("alert").textContent).toContain("The disk is gone.");
  await userEvent.setup().click(screen.getByRole("button", { name: "Try again" }));
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a screen that could not be read has a title, the reason and a way out", () => {
  render(LoadedFixture, { error, reload: vi.fn(), failed: "The teams could not be read" });
  expect(screen.getAllByText("The teams could not be read").length).toBeGreaterThan(0);
  expect(screen.getByText("The disk is gone.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Back to the teams" })).toBeTruthy();
});

test("when it cannot be read anew the old stays and is said to be old, until it was read", async () => {
  const reload = vi.fn();
  const { rerender } = render(LoadedFixture, { value: "Pods", error, reload });
  expect(screen.getByText("Hello, Pods")).toBeTruthy();
  expect(await screen.findByText(/may be old.*The disk is gone\./)).toBeTruthy();
  await rerender({ value: "Launchpod", error: undefined });
  expect(screen.getByText("Hello, Launchpod")).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/may be old/)).toBeNull());
});

test("what is gone after it was shown leads back, and what never was says so", async () => {
  location.hash = "#/team/x";
  const gone = new IpcError("not_found", "There is no such team.");
  const failed = "The team could not be read";
  const never = render(LoadedFixture, { error: gone, reload: vi.fn(), failed });
  expect(await screen.findByText("There is no such team.")).toBeTruthy();
  expect(location.hash).toBe("#/team/x");
  never.unmount();
  const { rerender } = render(LoadedFixture, { value: "Pods", reload: vi.fn(), failed });
  await rerender({ value: undefined, error: gone });
  await waitFor(() => expect(location.hash).toBe("#/teams"));
});
