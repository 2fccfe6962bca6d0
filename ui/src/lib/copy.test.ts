import { beforeEach, expect, test, vi } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import { copied } from "./copy";

beforeEach(() => {
  toasts.all.forEach(({ id }) => toasts.dismiss(id));
  vi.unstubAllGlobals();
});

const said = (): [string, string][] => toasts.all.map(({ text, tone }) => [text, tone]);
const clipboard = (writeText: () => Promise<void>): void =>
  void vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
const selecting = (answer: () => boolean): void => void (document.execCommand = answer);

test("what the clipboard took is said to be copied", async () => {
  clipboard(() => Promise.resolve());
  expect(await copied("text", "Note copied")).toBe(true);
  expect(said()).toEqual([["Note copied", "ok"]]);
});

test("a clipboard that is not asked so is asked by a selection", async () => {
  clipboard(() => Promise.reject(new Error("no")));
  selecting(() => true);
  expect(await copied("text", "Note copied")).toBe(true);
  expect(said()).toEqual([["Note copied", "ok"]]);
});

test("when both fail, or there is no clipboard at all, that is what is said", async () => {
  clipboard(() => Promise.reject(new Error("no")));
  const fail = (): boolean => {
    throw new Error("no");
  };
  for (const answer of [() => false, fail]) {
    selecting(answer);
    expect(await copied("text", "Note copied")).toBe(false);
  }
  vi.stubGlobal("navigator", {});
  expect(await copied("text", "Note copied")).toBe(false);
  expect(said().every(([text, tone]) => text.startsWith("Not copied") && tone === "danger")).toBe(true);
  expect(document.querySelector("textarea"), "nothing is left behind").toBeNull();
});
