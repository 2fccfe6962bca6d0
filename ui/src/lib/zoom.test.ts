import { mockIPC } from "@tauri-apps/api/mocks";
import { beforeEach, expect, test } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import { zoom } from "./zoom.svelte";

const asked: unknown[] = [];
let refused = false;

beforeEach(() => {
  asked.length = 0;
  refused = false;
  zoom.begin(100);
  mockIPC((command, args) => {
    if (command !== "window_zoom") return null;
    if (refused) throw { code: "unexpected", message: "The size could not be changed." };
    return void asked.push((args as { req: number }).req);
  });
});

test("it goes by steps, stops at both ends and comes back to what it was made for", () => {
  zoom.larger();
  zoom.larger();
  expect(zoom.percent).toBe(125);
  for (let n = 0; n < 20; n++) zoom.larger();
  expect(zoom.percent).toBe(300);
  for (let n = 0; n < 20; n++) zoom.smaller();
  expect(zoom.percent).toBe(50);
  zoom.plain();
  expect(zoom.percent).toBe(100);
});

test("from a size between two steps it goes to the next one", async () => {
  zoom.begin(130);
  zoom.smaller();
  await expect.poll(() => asked).toEqual([125]);
});

test("a size that the shell refuses is said, and what is shown stays what is drawn", async () => {
  refused = true;
  zoom.larger();
  await expect.poll(() => zoom.percent).toBe(100);
  expect(toasts.all.map(({ text }) => text)).toContain("The size could not be changed.");
});
