import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { RfcSplit, TeamId } from "$lib/ipc/types";
import PasteDialog from "./PasteDialog.svelte";

const comment = { author: "ada", posted: null, text: "Who signs?", draft: null, section: null, objection: false };
const split = { comments: [{ ...comment, line: 1, known: false, marks: [] }], unplaced: [], noise: 0 };
let asked: string[];
let refusal: string | undefined;
const onkept = vi.fn();

beforeEach(() => {
  [asked, refusal] = [[], undefined];
  mockIPC((command) => {
    asked.push(command);
    if (refusal !== undefined) return Promise.reject({ code: "invalid", message: refusal });
    return command === "rfc_preview" ? (split as unknown as RfcSplit) : { added: ["c1"] };
  });
});

async function typed(): Promise<UserEvent> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(PasteDialog, { open: true, team: "t" as TeamId, places: [], onkept });
  await user.type(await screen.findByRole("textbox", { name: "Thread" }), "ada: Who signs?");
  return user;
}
const press = (user: UserEvent, name: string): Promise<void> => user.click(screen.getByRole("button", { name }));

test("a thread is taken apart first and kept only by a second answer", async () => {
  const user = await typed();
  await press(user, "Take apart");
  expect(await screen.findByText("1 comment found")).toBeTruthy();
  expect(asked).toEqual(["rfc_preview"]);
  await press(user, "Keep 1 comment");
  await expect.poll(() => onkept.mock.calls).toEqual([["c1"]]);
  expect(asked).toEqual(["rfc_preview", "rfc_add"]);
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
});

test("looking at a comment before it is kept keeps nothing", async () => {
  const user = await typed();
  await press(user, "Take apart");
  await user.click(await screen.findByRole("button", { name: /ada/ }));
  await user.type(screen.getByRole("textbox", { name: "Author" }), "l{Enter}");
  expect(asked).toEqual(["rfc_preview"]);
});

test("the way back leads to the text as it was typed", async () => {
  const user = await typed();
  await press(user, "Take apart");
  await screen.findByText("1 comment found");
  await press(user, "Back to the text");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Thread" }).value).toBe("ada: Who signs?");
});

test("why it could not be taken apart stands at the text, which stays", async () => {
  refusal = "The text is too long.";
  const user = await typed();
  await press(user, "Take apart");
  expect((await screen.findByRole("alert")).textContent).toContain("The text is too long.");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Thread" }).value).toBe("ada: Who signs?");
});
