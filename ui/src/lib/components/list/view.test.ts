import { beforeEach, expect, test } from "vitest";
import { View } from "./view.svelte";

const PLAIN = { words: "", late: false, sort: null as { column: string } | null };
const open = (): View<typeof PLAIN> => new View("things", PLAIN);

beforeEach(() => localStorage.clear());

test("a view that was given a name is there at the next start, and is known again", () => {
  const view = open();
  view.now.words = "harbour";
  view.now.sort = { column: "name" };
  expect([view.isPlain, view.current]).toEqual([false, undefined]);
  view.save("The harbour");
  expect(view.current).toBe("The harbour");
  const later = open();
  expect([later.isPlain, later.names]).toEqual([true, ["The harbour"]]);
  later.use("The harbour");
  expect(later.now).toEqual({ words: "harbour", late: false, sort: { column: "name" } });
});

test("what is changed after it was kept is another view, and leaves the kept one alone", () => {
  const view = open();
  view.now.words = "a";
  view.save("A");
  view.now.words = "b";
  expect(view.current).toBeUndefined();
  view.use("A");
  expect(view.now.words).toBe("a");
  view.use();
  expect(view.isPlain).toBe(true);
});

test("a view that is forgotten is gone for good", () => {
  const view = open();
  view.now.late = true;
  view.save("Late");
  view.forget("Late");
  expect([view.names, open().names]).toEqual([[], []]);
  expect(localStorage.length).toBe(0);
});

test("what another version kept, or nobody can read, does not break a list", () => {
  localStorage.setItem(
    "launchpod.views.things",
    JSON.stringify({ Old: { words: 7, late: true, gone: "x" }, None: null }),
  );
  const view = open();
  view.use("Old");
  expect(view.now).toEqual({ words: "", late: true, sort: null });
  view.use("None");
  expect(view.isPlain).toBe(true);
  localStorage.setItem("launchpod.views.things", "{");
  expect(open().names).toEqual([]);
});
