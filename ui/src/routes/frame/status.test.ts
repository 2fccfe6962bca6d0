import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import type { WorkspaceHealth } from "$lib/ipc/types";
import Status from "./Status.svelte";

let health: WorkspaceHealth | Error;
const answer = (command: string): unknown => {
  if (command !== "workspace_health") return undefined;
  if (health instanceof Error) throw { code: "unexpected", message: health.message };
  return health;
};
const shown = (): void => {
  mockIPC(answer, { shouldMockEvents: true });
  render(Status);
};
const well: WorkspaceHealth = { problems: [], lastBackup: null, waiting: 0 };

afterEach(() => vi.useRealTimers());

test("a workspace that is well says nothing but that all is saved", async () => {
  health = well;
  shown();
  expect(await screen.findByText("Everything is saved")).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

test("what went wrong on its own is a way to the diagnostics, as soon as it is asked again", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  health = well;
  shown();
  health = { ...well, problems: ["The last automatic backup failed: the disk is full."] };
  await vi.advanceTimersByTimeAsync(60_000);
  const link = await screen.findByRole("link", { name: "1 problem: look at it" });
  expect(link.getAttribute("href")).toContain("diagnostics");
  expect(link.title).toContain("the disk is full");
});

test("a state that can't be read is no good state", async () => {
  health = new Error("The file is gone.");
  shown();
  const link = await screen.findByRole("link", { name: /can't be read/ });
  expect(link.title).toBe("The file is gone.");
});
