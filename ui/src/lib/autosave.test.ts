import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import AutosaveFixture from "./components/testing/AutosaveFixture.svelte";
import { saving } from "./autosave.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const field = (): HTMLInputElement => screen.getByRole("textbox");
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const state = () => screen.getByRole("status").textContent;

test("what is typed is kept 400 ms after the last key, once", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { kept: "", save });
  await type("H");
  await vi.advanceTimersByTimeAsync(300);
  await type("Hi");
  await vi.advanceTimersByTimeAsync(399);
  expect(save).not.toHaveBeenCalled();
  expect(saving.busy).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([["Hi"]]);
  expect(state()).toBe("saved");
  expect(saving.busy).toBe(false);
});

test("leaving the field keeps at once", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { kept: "", save });
  await type("Hi");
  await fireEvent.blur(field());
  expect(save).toHaveBeenCalledWith("Hi");
});

test("when the component goes, what waits is kept", async () => {
  const save = vi.fn(async () => {});
  const { unmount } = render(AutosaveFixture, { kept: "", save });
  await type("Hi");
  unmount();
  expect(save).toHaveBeenCalledWith("Hi");
});

test("hiding the window keeps what waits", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { kept: "", save });
  await type("Hi");
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  hidden.mockRestore();
  expect(save).toHaveBeenCalledWith("Hi");
});

test("typing while it is being kept ends with the last text, and writes never cross", async () => {
  let done: () => void = () => {};
  const save = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  render(AutosaveFixture, { kept: "", save });
  await type("one");
  await vi.advanceTimersByTimeAsync(400);
  await type("two");
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([["one"]]);
  done();
  await vi.advanceTimersByTimeAsync(0);
  expect(save.mock.calls).toEqual([["one"], ["two"]]);
  done();
  await vi.advanceTimersByTimeAsync(0);
  expect(state()).toBe("saved");
});

test("a failure keeps the text, says so, and the next edit tries again", async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error("The disk is full")).mockResolvedValue(undefined);
  render(AutosaveFixture, { kept: "", save });
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
  const { rerender } = render(AutosaveFixture, { kept: "old", save });
  await rerender({ kept: "theirs" });
  expect(field().value).toBe("theirs");
  await type("mine");
  await rerender({ kept: "theirs again" });
  await tick();
  expect(field().value).toBe("mine");
  await vi.advanceTimersByTimeAsync(400);
  expect(save).toHaveBeenCalledWith("mine");
});
