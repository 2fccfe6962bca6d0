import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import Backups from "./Backups.svelte";

const copy = { name: "b1", takenAt: "2021-04-07T10:00:00Z", bytes: 4096, why: "time", good: true, damage: null };

test("copies that can't be listed are not none, and are listed when that is asked again", async () => {
  let broken = true;
  const refuse = (): Promise<never> => Promise.reject({ code: "unexpected", message: "The folder can't be read." });
  mockIPC((command) => (command === "backup_list" ? (broken ? refuse() : []) : null), { shouldMockEvents: true });
  render(Backups);
  expect((await screen.findByRole("alert")).textContent).toContain("The folder can't be read.");
  expect(screen.queryByText("No backup yet")).toBeNull();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("No backup yet")).toBeTruthy();
});

test("a copy says why it was made, and a damaged one what is wrong and can not be put back", async () => {
  const damage = "change 7 of team/core is damaged";
  const kept = { ...copy, name: "b2", why: "restore", good: false, damage };
  mockIPC((command) => (command === "backup_list" ? [kept, copy] : null), { shouldMockEvents: true });
  render(Backups);
  expect(await screen.findByText("Before a restore")).toBeTruthy();
  expect(screen.getByText("Automatic")).toBeTruthy();
  expect(screen.getByText(damage)).toBeTruthy();
  const buttons = screen.getAllByRole<HTMLButtonElement>("button", { name: "Restore" });
  expect(buttons.map((button) => button.disabled)).toEqual([true, false]);
});

test("a copy is put back only when it was asked, and the question stays until that is done", async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const asked: string[] = [];
  let done = (): void => {};
  mockIPC(
    (command) => {
      asked.push(command);
      if (command === "backup_restore") return new Promise((answer) => (done = () => answer(copy)));
      return command === "backup_list" ? [copy] : null;
    },
    { shouldMockEvents: true },
  );
  render(Backups);
  await user.click(await screen.findByRole("button", { name: "Restore" }));
  const confirm = await screen.findByRole("button", { name: "Make a copy of now and restore" });
  expect(document.activeElement).not.toBe(confirm);
  expect(asked).not.toContain("backup_restore");
  await user.click(confirm);
  await expect.poll(() => asked).toContain("backup_restore");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).not.toBeNull();
  done();
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
});
