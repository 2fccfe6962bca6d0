import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { calm, PAUSE_MS, typing } from "./calm";

beforeEach(() => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(10 * PAUSE_MS);
});
afterEach(() => {
  vi.useRealTimers();
});
const key = (): boolean => document.body.dispatchEvent(new InputEvent("input", { bubbles: true }));

test("where nobody types it is done at once", () => {
  const act = vi.fn();
  calm(act).ask();
  expect([act.mock.calls.length, typing()]).toEqual([1, false]);
});

test("while somebody types it waits for the pause, and is done once however often it was asked for", () => {
  const act = vi.fn();
  const later = calm(act);
  for (let n = 0; n < 5; n++) {
    key();
    later.ask();
    vi.advanceTimersByTime(PAUSE_MS - 50);
  }
  expect([act.mock.calls.length, typing()]).toEqual([0, true]);
  vi.advanceTimersByTime(50);
  expect(act).toHaveBeenCalledOnce();
  key();
  later.ask();
  later.stop();
  vi.advanceTimersByTime(10 * PAUSE_MS);
  expect(act).toHaveBeenCalledOnce();
});
