import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import AskStep from "./AskStep.svelte";

const EVENTS = { shouldMockEvents: true };

test("nobody answers before what is open could be read", async () => {
  let answer: (open: unknown) => void = () => {};
  mockIPC((command) => (command === "bundle_open" ? new Promise((read) => (answer = read)) : null), EVENTS);
  render(AskStep, { open: true, team: "t" as never, to: "frozen", year: 2021, ontake: vi.fn() });
  const go = await screen.findByRole<HTMLButtonElement>("button", { name: "Freeze the bundle" });
  expect(go.disabled).toBe(true);
  answer({ commented: 3, freezeBy: null, items: 1, comments: 0, objections: 0, errors: 0, warnings: 0, differs: 0 });
  await screen.findByText("1 blocking item not settled");
  expect(go.disabled).toBe(false);
});

test("what could not be read is said, and the step can still be taken", async () => {
  mockIPC((command) => {
    if (command === "bundle_open") throw { code: "unexpected", message: "The disk is gone." };
    return null;
  }, EVENTS);
  render(AskStep, { open: true, team: "t" as never, to: "withdrawn", year: 2021, ontake: vi.fn() });
  await screen.findByText(/The disk is gone/);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /withdrawn/ }).disabled).toBe(false);
});
