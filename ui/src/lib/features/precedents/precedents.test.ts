import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, test, vi } from "vitest";
import type { PrecedentState } from "$lib/ipc/types";
import { asked } from "./asked.svelte";
import { library } from "./library.svelte";
import { keyOf, placeOf } from "./places";

const empty: PrecedentState = {
  source: null,
  proposals: 0,
  kinds: [],
  statuses: [],
  tags: [],
  sections: [],
  skipped: [],
  notes: [],
  running: null,
};

afterEach(() => {
  vi.useRealTimers();
  clearMocks();
});

test("only filters that are set are asked for", () => {
  asked.now.text = "runway";
  expect(asked.request).toEqual({ text: "runway" });
  expect(asked.isNarrow).toBe(false);
  [asked.now.kind, asked.now.from] = ["mip40c3", "2021-03-01"];
  expect(asked.request).toEqual({ text: "runway", kind: "mip40c3", from: "2021-03-01" });
  asked.clear();
  expect([asked.request, asked.isNarrow]).toEqual([{ text: "runway" }, false]);
});

test("a place is one of the sections, or none", () => {
  expect(keyOf({ name: "MIP40c3-SP1", place: 4 })).toBe("MIP40c3-SP1 4");
  expect(keyOf({ name: "MIP40c3-SP1", place: null })).toBe("MIP40c3-SP1");
  expect(placeOf("4", 5)).toBe(4);
  for (const wrong of [undefined, "5", "-1", "x", "4e1", "99999999999"]) expect(placeOf(wrong, 5)).toBeUndefined();
});

test("an indexing is followed until it is done, and then everything found before is old", async () => {
  vi.useFakeTimers();
  const states: PrecedentState[] = [
    { ...empty, running: { path: "p", done: 0, total: 0 } },
    { ...empty, running: { path: "p", done: 7, total: 9 } },
    { ...empty, proposals: 9 },
  ];
  mockIPC((command) => (command === "precedent_state" ? (states.length > 1 ? states.shift() : states[0]) : undefined));
  const before = library.edition;
  await library.load();
  expect([library.running?.done, library.isFull]).toEqual([0, false]);
  await vi.advanceTimersByTimeAsync(300);
  expect([library.running?.done, library.edition]).toEqual([7, before]);
  await vi.advanceTimersByTimeAsync(300);
  expect([library.running, library.isFull, library.edition]).toEqual([null, true, before + 1]);
});
