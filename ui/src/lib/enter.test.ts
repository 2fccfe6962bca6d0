import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import CommandPalette from "./components/CommandPalette.svelte";
import { isEnter } from "./enter";

const key = (more: KeyboardEventInit): KeyboardEvent => new KeyboardEvent("keydown", { key: "Enter", ...more });

test("Enter that only confirms a word is not Enter", () => {
  expect(isEnter(key({}))).toBe(true);
  expect(isEnter(key({ isComposing: true }))).toBe(false);
  expect(isEnter(key({ keyCode: 229 })), "as WebKit says it").toBe(false);
  expect(isEnter(key({ key: "a" }))).toBe(false);
});

test("the palette opens nothing for a word that is confirmed", async () => {
  const run = vi.fn();
  render(CommandPalette, { open: true, items: [{ id: "a", title: "Budget", group: "Screens", run }] });
  const field = await screen.findByRole("combobox");
  await fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(run).not.toHaveBeenCalled();
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(run).toHaveBeenCalledOnce();
});
