import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SpaceId } from "$lib/ipc/types";
import AutosaveFixture from "./components/testing/AutosaveFixture.svelte";
import { saving } from "./autosave.svelte";

// Each test types in a place of its own, since a text that waits outlives its field.
let place = "";
let tests = 0;
beforeEach(() => {
  place = `team1 notes ${(tests += 1)}`;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const field = (): HTMLInputElement => screen.getByRole("textbox");
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const state = () => screen.getByRole("status").textContent;

test("what is typed is kept 400 ms after the last key, once", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { place, kept: "", save });
  await type("H");
  await vi.advanceTimersByTimeAsync(90);
  await type("Hi");
  await vi.advanceTimersByTimeAsync(399);
  expect(save).not.toHaveBeenCalled();
  expect(saving.busy).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([["Hi", ""]]);
  expect(state()).toBe("saved");
  expect(saving.busy).toBe(false);
});

test("leaving the field keeps at once", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { place, kept: "", save });
  await type("Hi");
  await fireEvent.blur(field());
  expect(save).toHaveBeenCalledWith("Hi", "");
});

test("when the component goes, what waits is kept", async () => {
  const save = vi.fn(async () => {});
  const { unmount } = render(AutosaveFixture, { place, kept: "", save });
  await type("Hi");
  unmount();
  expect(save).toHaveBeenCalledWith("Hi", "");
});

test("hiding the window keeps what waits", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { place, kept: "", save });
  await type("Hi");
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  hidden.mockRestore();
  expect(save).toHaveBeenCalledWith("Hi", "");
});

test("typing while it is being kept ends with the last text, and writes never cross", async () => {
  let done: () => void = () => {};
  const save = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  render(AutosaveFixture, { place, kept: "", save });
  await type("one");
  await vi.advanceTimersByTimeAsync(400);
  await type("two");
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([["one", ""]]);
  done();
  await vi.advanceTimersByTimeAsync(0);
  expect(save.mock.calls).toEqual([
    ["one", ""],
    ["two", "one"],
  ]);
  done();
  await vi.advanceTimersByTimeAsync(0);
  expect(state()).toBe("saved");
});

test("a failure keeps the text, says so, and the next edit tries again", async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error("The disk is full")).mockResolvedValue(undefined);
  render(AutosaveFixture, { place, kept: "", save });
  await type("Hi");
  await vi.advanceTimersByTimeAsync(400);
  expect(screen.getByRole("alert").textContent).toBe("The disk is full");
  expect(field().value).toBe("Hi");
  expect(saving.failed).toBe(true);
  await type("Hi!");
  await vi.advanceTimersByTimeAsync(400);
  expect(state()).toBe("saved");
  expect(saving.failed).toBe(false);
});

test("what comes from outside is shown when nothing waits, and never over typed text", async () => {
  const save = vi.fn(async () => {});
  const { rerender } = render(AutosaveFixture, { place, kept: "old", save });
  await rerender({ kept: "theirs" });
  expect(field().value).toBe("theirs");
  await type("mine");
  await rerender({ kept: "theirs again" });
  await tick();
  expect(field().value).toBe("mine");
  await vi.advanceTimersByTimeAsync(400);
  expect(save).toHaveBeenCalledWith("mine", "theirs");
});

test("who types without a pause is kept at least once in half a second", async () => {
  const save = vi.fn(async (_: string) => {});
  render(AutosaveFixture, { place, kept: "", save });
  let typed = "";
  for (let at = 0; at < 5_000; at += 50) {
    await type((typed += "x"));
    await vi.advanceTimersByTimeAsync(50);
    const kept = save.mock.calls.at(-1)?.[0] ?? "";
    expect(typed.length - kept.length, `${at} ms`).toBeLessThanOrEqual(10);
  }
  expect(save.mock.calls.length, "a key is no reason to write").toBeLessThanOrEqual(11);
});

test("while a slow save runs what is typed on waits for the next, not for a rest", async () => {
  const save = vi.fn((_: string) => new Promise<void>((done) => setTimeout(done, 300)));
  render(AutosaveFixture, { place, kept: "", save });
  let typed = "";
  for (let at = 0; at < 3_000; at += 50) {
    await type((typed += "x"));
    await vi.advanceTimersByTimeAsync(50);
  }
  const kept = save.mock.calls.at(-2)?.[0] ?? "";
  expect((typed.length - kept.length) * 50, "milliseconds of typing").toBeLessThanOrEqual(1_000);
  await vi.runAllTimersAsync();
});

test("what others wrote meanwhile shows once nothing waits, and is not typed over", async () => {
  let answer: string | null = "theirs and mine";
  const save = vi.fn(async () => answer);
  render(AutosaveFixture, { place, kept: "old", save, merges: true });
  await type("mine");
  await vi.advanceTimersByTimeAsync(390);
  await type("mine too");
  await vi.advanceTimersByTimeAsync(110);
  expect(save.mock.calls.at(-1)).toEqual(["mine too", "old"]);
  expect(field().value).toBe("theirs and mine");
  answer = null;
  await type("theirs and mine!");
  await vi.advanceTimersByTimeAsync(400);
  expect(save.mock.calls.at(-1)).toEqual(["theirs and mine!", "theirs and mine"]);
});

test("an undo between keeping and reading again shows what is there", async () => {
  const save = vi.fn(async () => null);
  const { rerender } = render(AutosaveFixture, { place, kept: "old", save });
  await type("new");
  await vi.advanceTimersByTimeAsync(400);
  expect(state()).toBe("saved");
  await rerender({ kept: "new" });
  await rerender({ kept: "old" });
  expect(field().value).toBe("old");
  await type("old!");
  await vi.advanceTimersByTimeAsync(400);
  expect(save.mock.calls.at(-1)).toEqual(["old!", "old"]);
});

test("who comes back to a text that could not be kept finds it, and the older one never wins", async () => {
  const save = vi.fn<(text: string, on: string) => Promise<void>>().mockRejectedValue(new Error("The disk is full"));
  const first = render(AutosaveFixture, { place, kept: "", save, merges: true });
  await type("first");
  first.unmount();
  await vi.advanceTimersByTimeAsync(0);
  expect(saving.failures.map(({ label, text, why }) => [label, text, why])).toEqual([
    ["Notes", "first", "The disk is full"],
  ]);
  render(AutosaveFixture, { place, kept: "", save, merges: true });
  expect(field().value).toBe("first");
  save.mockResolvedValue(undefined);
  await type("first and newer");
  await vi.advanceTimersByTimeAsync(400);
  const calls = save.mock.calls.length;
  await saving.flush();
  expect(save.mock.calls.at(-1)).toEqual(["first and newer", ""]);
  expect(save.mock.calls.length, "nothing older is written after it").toBe(calls);
  expect(saving.failed).toBe(false);
});

test("a value that went while it could not be kept is not written over what was kept since", async () => {
  const save = vi.fn<(text: string) => Promise<void>>().mockRejectedValue(new Error("busy"));
  const gone = render(AutosaveFixture, { place, kept: "old", save });
  await type("mine");
  gone.unmount();
  await vi.advanceTimersByTimeAsync(0);
  const calls = save.mock.calls.length;
  saving.heard({ area: "teams", space: "team1" as SpaceId });
  await saving.flush();
  expect(save.mock.calls.length).toBe(calls);
  expect(saving.failures.map(({ text, overtaken }) => [text, overtaken])).toEqual([["mine", true]]);

  const back = render(AutosaveFixture, { place, kept: "theirs", save });
  expect(field().value, "what is there shows").toBe("theirs");
  expect(
    saving.failures.map(({ text }) => text),
    "and what was typed is not thrown away",
  ).toEqual(["mine"]);
  back.unmount();
  saving.drop(place);
  expect(saving.failed).toBe(false);
});
