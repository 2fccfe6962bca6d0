import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { CommentId, RfcSplit, TeamId } from "$lib/ipc/types";
import PasteDialog from "./PasteDialog.svelte";

const comment = {
  author: "ada",
  posted: null,
  time: null,
  called: "",
  text: "Who signs?",
  line: 1,
  mark: "m",
  known: false,
  editOf: null,
  draft: null,
  section: null,
  objection: false,
};
const leftOut = { controls: 5, system: 1, maps: 1, events: 0, silent: 0 };
const split: RfcSplit = { comments: [comment], unplaced: [], leftOut, source: "forum", sure: "likely" };
let answer: RfcSplit;
let asked: string[];
let sent: unknown[];
let refusal: string | undefined;
const onkept = vi.fn();

beforeEach(() => {
  [asked, sent, answer, refusal] = [[], [], split, undefined];
  onkept.mockReset();
  mockIPC((command, given) => {
    asked.push(command);
    sent.push((given as { req: unknown }).req);
    if (refusal !== undefined) return Promise.reject({ code: "invalid", message: refusal });
    return command === "rfc_preview" ? answer : { added: ["c1"], edited: [] };
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
  expect(await screen.findByText(/^1 comment found/)).toBeTruthy();
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
  await screen.findByText(/^1 comment found/);
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

test("as what it was read is said, with what was left out, and can be put right", async () => {
  const user = await typed();
  await press(user, "Take apart");
  const status = await screen.findByRole("status");
  expect(status.textContent).toContain("5 lines of buttons and counters, 1 system post, 1 topic map left out");
  expect(screen.getByText("likely")).toBeTruthy();
  answer = { ...split, source: "github", sure: "sure" };
  await user.selectOptions(screen.getByRole("combobox", { name: "Read as" }), "a conversation on GitHub");
  expect(await screen.findByText("sure")).toBeTruthy();
  expect(sent[1]).toMatchObject({ source: "github" });
});

test("what was edited is shown, and what is known goes with it", async () => {
  answer = {
    ...split,
    comments: [
      { ...comment, mark: "k", known: true },
      { ...comment, mark: "n", author: "bob", called: "#2", editOf: "c9" as CommentId },
    ],
  };
  const user = await typed();
  await press(user, "Take apart");
  expect(await screen.findByText("edited since")).toBeTruthy();
  await press(user, "Keep 1 comment");
  await expect
    .poll(() => sent[1])
    .toMatchObject({ known: ["k"], comments: [{ author: "bob", called: "#2", marks: ["n"] }] });
});
