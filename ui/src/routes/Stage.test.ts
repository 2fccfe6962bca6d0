import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import { item, stage, TEAM } from "$lib/features/stages/testing/made-up";
import type { ItemView } from "$lib/ipc/types";
import { listenForKeys } from "$lib/keys.svelte";
import { router } from "$lib/router.svelte";
import StageFixture from "./testing/StageFixture.svelte";

let stop: () => void;
let unroute: () => void;
let asked: { command: string; req: Record<string, unknown> }[];
let items: ItemView[];

beforeEach(() => {
  asked = [];
  items = [item("B1"), item("B2", { state: "done" }), item("B3", { overdue: true }), item("B9", { blocking: false })];
  location.hash = `#/team/${TEAM}/stage/4`;
  unroute = router.start();
  stop = listenForKeys(window);
  mockIPC(
    (command, payload) => {
      const req = (payload as { req: Record<string, unknown> } | undefined)?.req ?? {};
      asked.push({ command, req });
      if (command === "stage_get") return stage(items);
      if (command === "team_get") return { team: { id: TEAM, asOf: "2021-04-07" }, today: "2021-04-07" };
      if (command === "item_waive_many" && req["reason"] === "refused") throw { code: "invalid", message: "Say more." };
      if (command === "item_update_many") return req["state"] === "done" ? (req["items"] as string[]).slice(1) : [];
      return command.endsWith("_list") ? [] : null;
    },
    { shouldMockEvents: true },
  );
});
afterEach(() => {
  stop();
  unroute();
});

const commands = (name: string): Record<string, unknown>[] =>
  asked.filter(({ command }) => command === name).map(({ req }) => req);
const row = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-row="${id}"]`)!;
const panelTitle = (): string | undefined => document.querySelector("#item-title")?.textContent ?? undefined;

async function open(): Promise<ReturnType<typeof userEvent.setup>> {
  render(StageFixture);
  await waitFor(() => expect(row("B1")).toBeTruthy());
  row("B1").focus();
  return userEvent.setup();
}

test("J and K walk through the list, and the panel follows", async () => {
  const user = await open();
  await user.keyboard("jj");
  await waitFor(() => expect(panelTitle()).toBe("Title of B3"));
  expect(document.activeElement).toBe(row("B3"));
  await user.keyboard("k");
  await waitFor(() => expect(panelTitle()).toBe("Title of B2"));
});

test("J moves on from the panel too, where no row has the keyboard", async () => {
  const user = await open();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement?.id).toBe("item-title"));
  await user.keyboard("j");
  await waitFor(() => expect(panelTitle()).toBe("Title of B2"));
});

test("E does the open item, and what is done already is to do again", async () => {
  const user = await open();
  await user.keyboard("e");
  await waitFor(() => expect(commands("item_update_many")).toEqual([{ team: TEAM, items: ["B1"], state: "done" }]));
  await user.keyboard("j");
  await waitFor(() => expect(panelTitle()).toBe("Title of B2"));
  await user.keyboard("e");
  await waitFor(() =>
    expect(commands("item_update_many").at(-1)).toEqual({ team: TEAM, items: ["B2"], state: "todo" }),
  );
});

test("the circle of a row does its item, says so, and leaves what is selected", async () => {
  const user = await open();
  await user.keyboard("x");
  const circle = within(row("B3")).getByRole("button", { name: "To do · Mark B3 done" });
  await user.click(circle);
  await waitFor(() => expect(commands("item_update_many")).toEqual([{ team: TEAM, items: ["B3"], state: "done" }]));
  expect(screen.getByRole("toolbar").getAttribute("aria-label")).toBe("1 selected");
  expect(toasts.current?.text).toBe("B3 done");
});

test("the circle is reached with Tab from its row, and opens again what is done", async () => {
  const user = await open();
  await user.keyboard("j");
  await waitFor(() => expect(document.activeElement).toBe(row("B2")));
  await user.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Done · B2 to do again");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(commands("item_update_many")).toEqual([{ team: TEAM, items: ["B2"], state: "todo" }]));
  expect(toasts.current?.text).toBe("B2 to do again");
});

test("what X selected is done together, in one command", async () => {
  const user = await open();
  await user.keyboard("x");
  await user.keyboard("jj");
  await waitFor(() => expect(panelTitle()).toBe("Title of B3"));
  await user.keyboard("x");
  expect(screen.getByRole("status").textContent).toBe("2 selected");
  await user.keyboard("e");
  await waitFor(() =>
    expect(commands("item_update_many")).toEqual([{ team: TEAM, items: ["B1", "B3"], state: "done" }]),
  );
  await waitFor(() => expect(screen.queryByText("2 selected")).toBeNull());
});

test("what is done and shown by nothing is said so, in the list, its fields, the gate and the toast", async () => {
  items = [item("B1", { state: "done", unshown: true }), item("B9", { blocking: false })];
  const user = await open();
  expect(row("B1").textContent).toContain("no evidence");
  expect(screen.getByText("Done, and nothing shows it. The playbook asks for: A sheet.")).toBeTruthy();
  expect(screen.getByText(/1 of them without evidence/)).toBeTruthy();
  await user.keyboard("x");
  await user.keyboard("j");
  await waitFor(() => expect(panelTitle()).toBe("Title of B9"));
  await user.keyboard("x");
  await user.keyboard("e");
  await waitFor(() => expect(toasts.all.at(-1)?.text).toBe("2 items done, 1 without evidence"));
});

test("W asks for the reason, and without one nothing is waived", async () => {
  const user = await open();
  await user.keyboard("w");
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Waive B1");
  expect(dialog.textContent).toContain("Dated 7 April 2021");
  await user.click(within(dialog).getByRole("button", { name: /^Waive/ }));
  expect(within(dialog).getByRole("alert").textContent).toContain("needs its reason");
  expect(commands("item_waive_many")).toEqual([]);
  await user.type(within(dialog).getByLabelText("Reason"), "No money moves");
  await user.type(within(dialog).getByLabelText("Decided by"), "@coach");
  await user.click(within(dialog).getByRole("button", { name: /^Waive/ }));
  await waitFor(() =>
    expect(commands("item_waive_many")).toEqual([
      { team: TEAM, items: ["B1"], reason: "No money moves", by: "@coach" },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("why the core refused a waiver stands beside the reason, which stays", async () => {
  const user = await open();
  await user.keyboard("w");
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("Reason"), "refused");
  await user.click(within(dialog).getByRole("button", { name: /^Waive/ }));
  await waitFor(() => expect(within(dialog).getByRole("alert").textContent).toContain("Say more."));
  expect(within(dialog).getByLabelText<HTMLTextAreaElement>("Reason").value).toBe("refused");
});

test("D offers what the cycle proposes", async () => {
  const user = await open();
  await user.keyboard("d");
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("The cycle proposes 20 April 2021");
  await user.click(within(dialog).getByRole("button", { name: "Use proposed" }));
  await waitFor(() => expect(commands("item_update_many")).toEqual([{ team: TEAM, items: ["B1"], due: null }]));
});

test("the gate names what still blocks it, and only that", async () => {
  await open();
  const gate = screen.getByRole("region", { name: "Gate 4" });
  expect(gate.textContent).toContain("2 items still block it");
  expect(
    within(gate)
      .getAllByRole("button")
      .map((one) => one.title || one.ariaLabel),
  ).toEqual(["What is a gate?", "Title of B1", "Title of B3"]);
});

test("notes are kept for the item they were typed for, also when the panel moves on at once", async () => {
  const user = await open();
  const notes = await screen.findByLabelText("Notes");
  await user.type(notes, "call the bank");
  expect(commands("item_update")).toEqual([]);
  row("B2").focus();
  await waitFor(() => expect(panelTitle()).toBe("Title of B2"));
  await waitFor(() =>
    expect(commands("item_update")).toEqual([{ team: TEAM, item: "B1", notes: { text: "call the bank", on: "" } }]),
  );
});

test("notes are kept 400 ms after the last key without leaving the field", async () => {
  const user = await open();
  const started = Date.now();
  await user.type(await screen.findByLabelText("Notes"), "x");
  await waitFor(() => expect(commands("item_update")).toHaveLength(1), { timeout: 2000 });
  expect(Date.now() - started).toBeGreaterThanOrEqual(390);
});

test("letters that are typed into the notes do nothing else", async () => {
  const user = await open();
  await user.type(await screen.findByLabelText("Notes"), "we jexd");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(commands("item_waive_many")).toEqual([]);
  expect(panelTitle()).toBe("Title of B1");
});
