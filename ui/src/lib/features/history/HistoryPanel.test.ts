import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { HistoryStep, TeamId } from "$lib/ipc/types";
import HistoryPanel from "./HistoryPanel.svelte";

const step = (change: string, at: string, fields: HistoryStep["fields"], canBePutBack = true): HistoryStep => ({
  changes: [change],
  who: "@ilse",
  at,
  command: "item_update",
  fields,
  canBePutBack,
});
const set = (field: string, before: unknown, after: unknown): HistoryStep["fields"][number] => ({
  field,
  within: [],
  how: "set",
  before,
  after,
});
const given = { team: "t" as TeamId, collection: "items" as const, id: "C1" };

describe("the history of a record", () => {
  it("says old and new, and puts a step back", async () => {
    const asked: unknown[] = [];
    mockIPC(
      (command, payload) => {
        if (command === "history_put_back") asked.push((payload as { req: unknown }).req);
        if (command === "history_put_back") return { changed: true };
        return command === "history_list"
          ? [
              step("2", "2021-04-21T12:04:00Z", [set("state", "doing", "done")]),
              step("1", "2021-04-20T09:00:00Z", [set("state", null, "doing")], false),
            ]
          : undefined;
      },
      { shouldMockEvents: true },
    );
    render(HistoryPanel, given);
    expect((await screen.findByText("Done")).textContent.replaceAll(/\s+/g, " ").trim()).toBe("Doing → Done");
    expect(screen.getAllByText("an item was changed")).toHaveLength(2);
    expect(screen.getAllByRole("heading")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Put back what was there before this step" }));
    expect(asked).toEqual([{ ...given, changes: ["2"] }]);
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
