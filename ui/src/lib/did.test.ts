import { beforeEach, expect, test } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import { did } from "./did";

beforeEach(() => toasts.all.forEach(({ id }) => toasts.dismiss(id)));
const said = (): unknown[] => toasts.all.map(({ text, tone, action }) => [text, tone, action]);

test("what worked is said, with the way back, and whoever asked is told so", async () => {
  expect(
    await did(
      (name: string) => `${name} removed`,
      () => Promise.resolve("B7"),
    ),
  ).toBe(true);
  expect(said()).toEqual([["B7 removed", "ok", expect.objectContaining({ label: "Undo" })]]);
});

test("what failed says why, never that it was done, and has no way back", async () => {
  expect(await did("Removed", () => Promise.reject(new Error("It is frozen.")))).toBe(false);
  expect(said()).toEqual([["It is frozen.", "danger", undefined]]);
});

test("what cannot be taken back offers no way back, and what shows itself is not said", async () => {
  expect(await did("Copied", () => Promise.resolve(), null)).toBe(true);
  expect(await did(null, () => Promise.resolve())).toBe(true);
  expect(said()).toEqual([["Copied", "ok", undefined]]);
});
