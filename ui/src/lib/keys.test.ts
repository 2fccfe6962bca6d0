import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import KeysFixture from "./components/testing/KeysFixture.svelte";
import KeysSwap from "./components/testing/KeysSwap.svelte";
import { chordParts, listenForKeys, shortcutGroups } from "./keys.svelte";

let stop: () => void;
beforeEach(() => (stop = listenForKeys(window)));
afterEach(() => stop());

const user = userEvent.setup();
const shown = () => {
  const heard = vi.fn();
  const view = render(KeysFixture, { heard });
  return { heard, view };
};

test("a chord with Mod is heard, also while someone types", async () => {
  const { heard } = shown();
  screen.getByRole("textbox").focus();
  await user.keyboard("{Control>}k{/Control}");
  expect(heard).toHaveBeenCalledWith("palette");
});

test("a letter is heard outside of text, and is a letter inside of it", async () => {
  const { heard } = shown();
  await user.keyboard("x");
  expect(heard).toHaveBeenCalledWith("select");
  heard.mockClear();
  await user.type(screen.getByRole("textbox"), "x?");
  expect(heard).not.toHaveBeenCalled();
  expect((screen.getByRole("textbox") as HTMLInputElement).value).toBe("x?");
});

test("two letters one after the other are one chord, and the second does not act alone", async () => {
  const { heard } = shown();
  await user.keyboard("gx");
  expect(heard.mock.calls).toEqual([["go x"]]);
});

test("undo stays with the text that is being typed", async () => {
  const { heard } = shown();
  screen.getByRole("textbox").focus();
  await user.keyboard("{Control>}z{/Control}");
  expect(heard).not.toHaveBeenCalled();
  screen.getByRole("textbox").blur();
  await user.keyboard("{Control>}z{/Control}");
  await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  expect(heard.mock.calls).toEqual([["undo"], ["redo"]]);
});

test("a sign that needs Shift is written as the sign", async () => {
  const { heard } = shown();
  await user.keyboard("{Shift>}?{/Shift}");
  expect(heard).toHaveBeenCalledWith("sheet");
});

test("the list shows what is registered, and nothing when the screen is gone", () => {
  const { view } = shown();
  expect(shortcutGroups()[0]?.heading).toBe("This screen");
  expect(shortcutGroups()[0]?.shortcuts.map((one) => one.text)).toContain("Select");
  view.unmount();
  expect(shortcutGroups()).toEqual([]);
});

test("a chord is written as this machine writes it", () => {
  expect(chordParts("Mod+Shift+Z")).toEqual(["Ctrl Shift Z"]);
  expect(chordParts("G H")).toEqual(["G", "H"]);
  expect(chordParts("+")).toEqual(["+"]);
});

test("a screen that takes the place of another is heard at once", async () => {
  const heard = vi.fn();
  const view = render(KeysSwap, { screen: "first", heard });
  await user.keyboard("x");
  await view.rerender({ screen: "second" });
  await user.keyboard("x");
  expect(heard.mock.calls).toEqual([["first"], ["second"]]);
});

test("a letter in a dialog is not heard by the screen under it, a chord with Mod is", async () => {
  const { heard } = shown();
  const dialog = document.body.appendChild(document.createElement("div"));
  dialog.setAttribute("role", "dialog");
  const button = dialog.appendChild(document.createElement("button"));
  button.focus();
  await user.keyboard("x");
  expect(heard).not.toHaveBeenCalled();
  await user.keyboard("{Control>}k{/Control}");
  expect(heard).toHaveBeenCalledWith("palette");
  dialog.remove();
});

test("what an input method takes is heard by nothing, whatever listens", () => {
  const { heard } = shown();
  const below = vi.fn();
  document.addEventListener("keydown", below, true);
  const keys = [
    { key: "Escape", isComposing: true },
    { key: "Enter", keyCode: 229 },
    { key: "k", ctrlKey: true, keyCode: 229 },
  ];
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true });
    screen.getByRole("textbox").dispatchEvent(event);
    expect(event.defaultPrevented, "the input method goes on with it").toBe(false);
  }
  document.removeEventListener("keydown", below, true);
  expect(below).not.toHaveBeenCalled();
  expect(heard).not.toHaveBeenCalled();
});

test("Escape leaves a text, and the letters after it are keys", async () => {
  const { heard } = shown();
  const text = screen.getByRole("textbox") as HTMLInputElement;
  await user.type(text, "x{Escape}x");
  expect(document.activeElement?.tagName).toBe("H1");
  expect([text.value, heard.mock.calls]).toEqual(["x", [["select"]]]);
});

test("a key that opens a text is not typed there, however long it is held", async () => {
  shown();
  const text = screen.getByRole("textbox") as HTMLInputElement;
  await user.keyboard("{c>5/}");
  expect([document.activeElement, text.value]).toEqual([text, ""]);
  await user.keyboard("cc");
  expect(text.value, "pressed anew it is a letter").toBe("cc");
});

test("the plus is a key of its own, and heard while someone types", async () => {
  const { heard } = shown();
  screen.getByRole("textbox").focus();
  await user.keyboard("{Control>}+{/Control}");
  expect(heard.mock.calls).toEqual([["larger"]]);
  expect(chordParts("Mod++")).toEqual(["Ctrl +"]);
});
