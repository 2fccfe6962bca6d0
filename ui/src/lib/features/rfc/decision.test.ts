import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { Comment, RfcDecide, TeamId } from "$lib/ipc/types";
import DecisionFields from "./DecisionFields.svelte";

afterEach(() => clearMocks());

const comment = (more: Partial<Comment> = {}): Comment =>
  ({ id: "c1", decision: "open", answer: "", decidedAt: null, by: "", ...more }) as Comment;

function shown(one: Comment): { asked: RfcDecide[]; fields: DecisionFields; done: () => number } {
  const asked: RfcDecide[] = [];
  let left = 0;
  mockIPC((command, args) => {
    if (command === "rfc_decide") asked.push((args as { req: RfcDecide }).req);
    return one;
  });
  const props = { team: "t1" as TeamId, comment: one, day: "2021-04-07", ondone: () => (left += 1) };
  const { component } = render(DecisionFields, { props });
  return { asked, fields: component as unknown as DecisionFields, done: () => left };
}

test("a decline is not kept before its reason, and then with it", async () => {
  const user = userEvent.setup();
  const { asked, fields, done } = shown(comment());
  void fields.choose("decline");
  const reason = await screen.findByLabelText("Reason");
  await waitFor(() => expect(document.activeElement).toBe(reason));
  expect(screen.getByText(/needs its reason/)).toBeTruthy();
  expect(asked).toEqual([]);
  await user.keyboard("As voted.{Escape}");
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ comment: "c1", decision: "decline", answer: { text: "As voted.", on: "" } }),
  );
  expect(done()).toBe(1);
});

test("a change is kept at once, with the note that stands there", async () => {
  const { asked, fields } = shown(comment({ answer: "Three people now" }));
  void fields.choose("change");
  await waitFor(() =>
    expect(asked).toEqual([
      expect.objectContaining({
        decision: "change",
        answer: { text: "Three people now", on: "Three people now" },
      }),
    ]),
  );
});
