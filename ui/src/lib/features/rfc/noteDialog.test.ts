import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { RfcNoteSave, TeamId } from "$lib/ipc/types";
import NoteDialog from "./NoteDialog.svelte";

test("a change note that somebody edited is written over only when that is said", async () => {
  const saved: boolean[] = [];
  const file = "change-note-2021-04-07.md";
  mockIPC((command, args) => {
    if (command === "pick_folder") return "/notes";
    if (command === "rfc_note") return { from: "2021-04-01", until: "2021-04-07", markdown: "# Changes" };
    if (command !== "rfc_note_save") return null;
    const { replace } = (args as { req: RfcNoteSave }).req;
    saved.push(replace);
    const [written, changed] = replace ? [[file], []] : [[], [file]];
    return { folder: "/notes", written, same: [], changed, allowed: [] };
  });
  render(NoteDialog, { open: true, team: "t" as TeamId, day: "2021-04-07" });
  const dialog = await screen.findByRole("dialog", { name: "Change note" });
  const press = (name: string): Promise<void> => userEvent.click(within(dialog).getByRole("button", { name }));
  await press("Save to a folder");
  await within(dialog).findByText("One file was changed there");
  await press("Leave them alone");
  expect(within(dialog).queryByText("One file was changed there")).toBeNull();
  await press("Save to a folder");
  await within(dialog).findByText("One file was changed there");
  await press("Replace them");
  await expect.poll(() => saved).toEqual([false, false, true]);
  await expect.poll(() => within(dialog).queryByText("One file was changed there")).toBeNull();
});
