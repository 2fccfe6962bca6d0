import { mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import type { Archived, Running } from "$lib/ipc/types";
import { t } from "$lib/strings";
import Export from "./Export.svelte";

const words = t.settings.export;
const archived: Archived = { folder: "/out", teams: 2, records: 9, files: 1, leftOut: [], stopped: false };

/** A core that exports until it is told how that ended. */
function core(): {
  end: (how: Archived) => void;
  fail: (why: string) => void;
  at: (running: Running | null) => void;
  asked: string[];
} {
  let running: Running | null = null;
  const asked: string[] = [];
  let [end, fail]: [(how: Archived) => void, (why: unknown) => void] = [() => undefined, () => undefined];
  const ended = new Promise<Archived>((good, bad) => ([end, fail] = [good, bad]));
  mockIPC(
    (command) => {
      asked.push(command);
      if (command === "pick_folder") return "/out";
      if (command === "workspace_export_state") return running;
      if (command !== "workspace_export") return null;
      running = { path: "/out", done: 0, total: 0 };
      return ended.finally(() => (running = null));
    },
    { shouldMockEvents: true },
  );
  return {
    end,
    fail: (message) => fail({ code: "internal", message }),
    at: (now) => (running = now),
    asked,
  };
}

describe("the export of everything", () => {
  it("shows how far it is, and what it wrote", async () => {
    const { end, at } = core();
    render(Export);
    await fireEvent.click(screen.getByRole("button", { name: words.button }));
    expect(await screen.findByText(words.counting)).toBeTruthy();
    at({ path: "/out", done: 3, total: 12 });
    expect(await screen.findByText(words.part(3, 12))).toBeTruthy();
    expect(screen.getByRole("progressbar", { name: words.running })).toHaveProperty("value", 3);
    end(archived);
    expect(await screen.findByText("2 teams, 9 records, 1 file")).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
  });

  it("is cancelled, and then wrote nothing", async () => {
    const { end, asked } = core();
    render(Export);
    await fireEvent.click(screen.getByRole("button", { name: words.button }));
    await fireEvent.click(await screen.findByRole("button", { name: words.cancel }));
    await waitFor(() => expect(asked).toContain("workspace_export_cancel"));
    end({ ...archived, stopped: true, records: 0 });
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(await screen.findByRole("button", { name: words.button })).toBeTruthy();
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("that is under way is shown wherever one comes from, and a failure is said", async () => {
    const { at, fail, asked } = core();
    at({ path: "/elsewhere", done: 1, total: 4 });
    render(Export);
    expect(await screen.findByText(words.part(1, 4))).toBeTruthy();
    at(null);
    await fireEvent.click(await screen.findByRole("button", { name: words.button }));
    await waitFor(() => expect(asked).toContain("workspace_export"));
    fail("The disk is full.");
    expect(await screen.findByText("The disk is full.")).toBeTruthy();
  });
});
