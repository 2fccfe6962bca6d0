import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import type { HistoryStep, TeamId } from "$lib/ipc/types";
import HistoryPanel from "./HistoryPanel.svelte";

const step = (change: string, at: string, fields: HistoryStep["fields"], command = "item_update"): HistoryStep => ({
  change,
  who: "@ilse",
  at,
  command,
  fields,
});
const given = { team: "t" as TeamId, collection: "items" as const, id: "C1" };

describe("the history of a record", () => {
  it("is the newest first, what was typed in one go as one step", async () => {
    mockIPC(
      (command) =>
        command === "history_list"
          ? [
              step("4", "2021-04-21T12:04:00Z", [{ field: "state", value: "done" }]),
              step("3", "2021-04-21T12:02:00Z", [{ field: "notes", value: "Two signers" }]),
              step("2", "2021-04-21T12:01:30Z", [{ field: "notes", value: "Two sig" }]),
              step("1", "2021-04-20T09:00:00Z", [
                { field: "^here", value: null },
                { field: "owner", value: "" },
                { field: "state", value: "doing" },
              ]),
            ]
          : undefined,
      { shouldMockEvents: true },
    );
    render(HistoryPanel, given);
    expect(await screen.findByText("Two signers")).toBeTruthy();
    expect(screen.queryByText("Two sig")).toBeNull();
    expect(screen.getAllByText("an item was changed")).toHaveLength(3);
    expect(screen.getAllByRole("heading").map((one) => one.textContent)).toHaveLength(2);
    expect(screen.queryByText("^here")).toBeNull();
    expect(screen.queryByText("emptied")).toBeNull();
  });

  it("says that nothing was written, and why it can't be read", async () => {
    mockIPC((command) => (command === "history_list" ? [] : undefined), { shouldMockEvents: true });
    render(HistoryPanel, given);
    expect(await screen.findByText("Nothing was written here yet.")).toBeTruthy();
    mockIPC(
      (command) =>
        command === "history_list"
          ? Promise.reject({ code: "not_found", message: "There is no collection." })
          : undefined,
      { shouldMockEvents: true },
    );
    render(HistoryPanel, given);
    expect(await screen.findByText("There is no collection.")).toBeTruthy();
  });
});
