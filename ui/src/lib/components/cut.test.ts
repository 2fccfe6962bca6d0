import { afterEach, expect, test, vi } from "vitest";
import { cutIn, showCut } from "./cut";
import { tooltip } from "./tip.svelte";

/** A row whose name has less room than it needs. jsdom lays nothing out, so both widths are said. */
function row(name: string, needs: number, has: number): HTMLElement {
  document.body.innerHTML = `<div data-row="1" tabindex="0"><span style="text-overflow: ellipsis">${name}</span> <b>3</b></div>`;
  const span = document.querySelector("span")!;
  Object.defineProperties(span, { scrollWidth: { value: needs }, clientWidth: { value: has } });
  return document.querySelector<HTMLElement>("[data-row]")!;
}

let stop = (): void => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("only what is cut is said again, and only its text", () => {
  expect(cutIn(row("A very long name", 300, 100))).toBe("A very long name");
  expect(cutIn(row("Short", 50, 100))).toBe("");
});

test("the keyboard on a row shows a name that is cut, and takes it away when it goes on", () => {
  vi.useFakeTimers();
  stop = showCut();
  const one = row("A very long name", 300, 100);
  vi.spyOn(one, "matches").mockReturnValue(true);
  one.focus();
  vi.advanceTimersByTime(1000);
  expect(tooltip.current?.text).toBe("A very long name");
  one.blur();
  expect(tooltip.current).toBeUndefined();
});

test("the mouse shows it too, unless it has a title of its own", () => {
  vi.useFakeTimers();
  stop = showCut();
  row("A very long name", 300, 100);
  const span = document.querySelector("span")!;
  span.dispatchEvent(new Event("pointerover", { bubbles: true }));
  vi.advanceTimersByTime(1000);
  expect(tooltip.current?.text).toBe("A very long name");
  tooltip.hide();
  span.title = "A very long name";
  span.dispatchEvent(new Event("pointerover", { bubbles: true }));
  vi.advanceTimersByTime(1000);
  expect(tooltip.current).toBeUndefined();
});
