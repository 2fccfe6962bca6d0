import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import AutosaveFixture from "./components/testing/AutosaveFixture.svelte";
import Closing from "../routes/frame/Closing.svelte";
import { closing } from "./closing.svelte";
import { unsent } from "./unsent.svelte";

let place = "";
let tests = 0;
let closed = 0;
beforeEach(() => {
  place = `closing ${(tests += 1)}`;
  closed = 0;
  vi.useFakeTimers();
  mockIPC((command) => void (command === "window_close" && (closed += 1)));
});
afterEach(() => {
  closing.stay();
  clearMocks();
  vi.useRealTimers();
});

const type = (text: string) => fireEvent.input(screen.getByLabelText("Notes"), { target: { value: text } });
const passes = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await tick();
};
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

test("the window closes at once when what was typed is kept at once", async () => {
  const save = vi.fn(async () => {});
  render(AutosaveFixture, { place, kept: "", save });
  render(Closing);
  await type("Hi");
  void closing.ask();
  await passes(0);
  expect([save.mock.calls.length, closed, closing.stage]).toEqual([1, 1, "no"]);
});

test("a long save is waited for, said, and can be called off", async () => {
  let done: () => void = () => {};
  render(AutosaveFixture, { place, kept: "", save: () => new Promise<void>((resolve) => (done = resolve)) });
  render(Closing);
  await type("much");
  void closing.ask();
  await passes(60_000);
  expect(closed).toBe(0);
  expect(screen.getByText("What you typed is still being saved")).toBeTruthy();
  await press("Stay");
  done();
  await passes(1_000);
  expect([closed, closing.stage], "whoever stays is not closed when it is done").toEqual([0, "no"]);

  await type("much more");
  void closing.ask();
  await passes(1_000);
  done();
  await passes(0);
  expect(closed).toBe(1);
});

test("a form that was filled in and not sent is asked about, and forgotten once it is closed", async () => {
  render(Closing);
  unsent.touch("one", "Plan a session");
  void closing.ask();
  await passes(0);
  expect([closed, closing.stage]).toEqual([0, "unsent"]);
  expect(screen.getByText(/What you typed into “Plan a session”/)).toBeTruthy();
  await press("Stay");
  unsent.forget("one");
  void closing.ask();
  await passes(0);
  expect(closed).toBe(1);
});

test("what cannot be kept is asked about: again, copied, or left behind", async () => {
  const save = vi.fn<() => Promise<void>>().mockRejectedValue(new Error("The disk is full."));
  render(AutosaveFixture, { place, kept: "", save });
  render(Closing);
  await type("mine");
  void closing.ask();
  await passes(1_000);
  expect(closed).toBe(0);
  expect(screen.getByText("Some of your text could not be saved")).toBeTruthy();
  expect(screen.getAllByText("The disk is full.").length).toBeGreaterThan(0);
  expect(screen.getByRole("button", { name: "Copy Notes" })).toBeTruthy();

  await press("Try again");
  await passes(1_000);
  expect([closed, closing.stage]).toEqual([0, "asking"]);
  save.mockResolvedValue(undefined);
  await press("Try again");
  await passes(1_000);
  expect(closed, "it is kept now, so it closes").toBe(1);
});

test("who closes without it closes", async () => {
  const save = vi.fn<() => Promise<void>>().mockRejectedValue(new Error("The disk is full."));
  render(AutosaveFixture, { place, kept: "", save });
  render(Closing);
  await type("mine");
  void closing.ask();
  await passes(1_000);
  await press("Close without it");
  await passes(0);
  expect(closed).toBe(1);
});
