import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import ComboboxFixture from "./testing/ComboboxFixture.svelte";

// jsdom lays nothing out, so what floats has no place there and no accessible name: it is found by its text.
test("typing narrows the list and Enter chooses", async () => {
  const user = userEvent.setup();
  const [onchange, onadd] = [vi.fn(), vi.fn()];
  render(ComboboxFixture, { onchange, onadd });
  const field = screen.getByRole("combobox", { name: "Owner" });
  await user.click(field);
  await user.type(field, "jans");
  expect(await screen.findByText("Jo Jansen")).toBeTruthy();
  expect(screen.queryByText("Ilse Brandt")).toBeNull();
  await user.keyboard("{Enter}");
  expect(onchange).toHaveBeenCalledWith("jj");
  expect((field as HTMLInputElement).value).toBe("Jo Jansen");
});

test("what is not in the list can be added", async () => {
  const user = userEvent.setup();
  const [onchange, onadd] = [vi.fn(), vi.fn()];
  render(ComboboxFixture, { onchange, onadd });
  const field = screen.getByRole("combobox");
  await user.click(field);
  await user.type(field, "Kim");
  await user.click(await screen.findByText("Add “Kim”"));
  expect(onadd).toHaveBeenCalledWith("Kim");
  expect(onchange).not.toHaveBeenCalled();
});

test("what is wrong belongs to the field", () => {
  render(ComboboxFixture, { onchange: vi.fn(), onadd: vi.fn() });
  const field = screen.getByRole("combobox");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const said = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  expect(said?.textContent).toContain("Someone must own it");
});

test("where only the list can be chosen from, what is left half typed is not taken and not shown", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(ComboboxFixture, { value: "ib", onchange });
  const field = screen.getByRole<HTMLInputElement>("combobox");
  await user.click(field);
  await user.clear(field);
  await user.type(field, "jans");
  await user.click(screen.getByRole("button", { name: "Beside" }));
  expect(onchange).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(field.value).toBe("Ilse Brandt"));
  await user.click(field);
  await user.clear(field);
  await user.tab();
  expect([field.value, onchange.mock.calls.length], "emptied by hand").toEqual(["Ilse Brandt", 0]);
});

test("a name typed in full is chosen when the field is left", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(ComboboxFixture, { value: "ib", onchange });
  const field = screen.getByRole<HTMLInputElement>("combobox");
  await user.clear(field);
  await user.type(field, "jo jansen");
  await user.tab();
  expect(onchange.mock.calls).toEqual([["jj"]]);
});
