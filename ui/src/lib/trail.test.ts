import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { aim, focusHeading } from "./arrival.svelte";
import ListFixture from "./components/testing/ListFixture.svelte";
import ListMenuFixture from "./components/testing/ListMenuFixture.svelte";
import { trail } from "./trail.svelte";

const user = userEvent.setup();
const names = Array.from({ length: 40 }, (_, n) => `Name ${n}`);
const row = (): string | undefined => (document.activeElement as HTMLElement).dataset["row"];

/** As a link does, and the two ways back. The router hears of each before anything on the screen goes. */
async function moved(act: () => void): Promise<void> {
  await new Promise<void>((done) => {
    addEventListener("popstate", () => done(), { once: true });
    act();
  });
  trail.follow();
}
const go = (to: string): Promise<void> => moved(() => (location.hash = to));
const back = (): Promise<void> => moved(() => history.back());

beforeEach(() => {
  aim.drop();
});

test("who comes back finds the keyboard on the row that it was on, and who goes on does not", async () => {
  await go("#/list-1");
  const first = render(ListFixture, { names, fill: true });
  await user.tab();
  await user.keyboard("jjj");
  const box = screen.getByRole("grid");
  box.scrollTop = 120;
  await go("#/other-1");
  first.unmount();
  await go("#/list-1");
  const again = render(ListFixture, { names, fill: true });
  expect([row(), screen.getByRole("grid").scrollTop], "a new visit begins at the top").toEqual([undefined, 0]);
  again.unmount();
  await back();
  await back();
  render(ListFixture, { names, fill: true });
  await expect.poll(row).toBe("Name 3");
  await expect.poll(() => screen.getByRole("grid").scrollTop).toBe(120);
});

test("rows that are loaded later find their place too", async () => {
  await go("#/list-2");
  const first = render(ListFixture, { names });
  await user.tab();
  await user.keyboard("j");
  await go("#/other-2");
  first.unmount();
  await back();
  const later = render(ListFixture, { names: [] });
  await later.rerender({ names });
  await expect.poll(row).toBe("Name 1");
});

test("a list comes back as it was narrowed", async () => {
  await go("#/list-3");
  const first = render(ListMenuFixture, { names, ondown: vi.fn() });
  await user.type(screen.getByRole("searchbox"), "39");
  await go("#/other-3");
  first.unmount();
  await back();
  render(ListMenuFixture, { names, ondown: vi.fn() });
  expect((screen.getByRole("searchbox") as HTMLInputElement).value).toBe("39");
  expect(screen.getByText("Name 39")).toBeTruthy();
});

test("Enter opens what was found, and without words it leads to the list", async () => {
  const [ondown, onenter] = [vi.fn(), vi.fn()];
  render(ListMenuFixture, { names, ondown, onenter });
  await user.type(screen.getByRole("searchbox"), "39{Enter}");
  expect([onenter.mock.calls.length, ondown.mock.calls.length]).toEqual([1, 0]);
  await user.type(screen.getByRole("searchbox"), "{Escape}{Enter}");
  expect([onenter.mock.calls.length, ondown.mock.calls.length]).toEqual([1, 1]);
});

test("a screen that was opened for a record puts the keyboard on it, once", async () => {
  await go("#/list-4");
  aim.take("Name 7", "#/list-4");
  const view = render(ListFixture, { names: [] });
  await view.rerender({ names });
  await expect.poll(row).toBe("Name 7");
  (document.activeElement as HTMLElement).blur();
  await view.rerender({ names: names.slice(0, 20) });
  await tick();
  expect(row()).toBeUndefined();
});

test("a record that was asked for on another screen is not looked for on this one", async () => {
  aim.take("Name 7", "#/elsewhere");
  render(ListFixture, { names });
  await tick();
  expect(row()).toBeUndefined();
});

test("the heading takes the keyboard from the page, and leaves it to what has it", async () => {
  document.body.innerHTML = "<main><h1>Home</h1><button>Do</button></main>";
  await focusHeading();
  expect(document.activeElement?.tagName).toBe("H1");
  document.querySelector("button")?.focus();
  await focusHeading();
  expect(document.activeElement?.tagName).toBe("BUTTON");
});
