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
