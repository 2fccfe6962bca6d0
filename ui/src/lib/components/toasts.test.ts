import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toast, toasts } from "./toasts.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  toasts.all.forEach(({ id }) => toasts.dismiss(id));
  vi.useRealTimers();
});
const texts = (): string[] => toasts.all.map(({ text }) => text);

test("one stands at a time: a newer one takes its place", () => {
  toast("B1 done");
  toast("B2 done");
  expect(texts()).toEqual(["B2 done"]);
  vi.advanceTimersByTime(6000);
  expect(toasts.current).toBeUndefined();
});

test("a failure is not lost to what came after it: it stands again, once", () => {
  toast("The disk is full.", { tone: "danger" });
  toast("The disk is full.", { tone: "danger" });
  toast("B1 done");
  expect([toasts.current?.text, texts().length]).toEqual(["B1 done", 2]);
  vi.advanceTimersByTime(60_000);
  expect(texts()).toEqual(["The disk is full."]);
});
