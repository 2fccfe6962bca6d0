import { mockIPC } from "@tauri-apps/api/mocks";
import { toasts } from "$lib/components/toasts.svelte";
import { did } from "./did";
import { call } from "./ipc";
import { followUndo, undoing } from "./undo.svelte";

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

describe("undo", () => {
  afterEach(() => {
    for (const one of toasts.all) toasts.dismiss(one.id);
  });

  it("names what was taken back, offers it again, and follows the core", async () => {
    let done = ["team_update"];
    let undone: string[] = [];
    mockIPC(
      (command) => {
        if (command === "history_state") return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
        if (command === "history_undo") {
          [done, undone] = [[], ["team_update"]];
          return { command: "team_update", kept: [] };
        }
        return undefined;
      },
      { shouldMockEvents: true },
    );
    const stop = followUndo();
    await settled();
    expect([undoing.canUndo, undoing.canRedo]).toEqual([true, false]);
    expect(undoing.undoLabel).toBe("Undo: the team was changed");

    undoing.undo();
    await settled();
    expect(toasts.all.map((one) => [one.text, one.action?.label])).toEqual([["Undone: the team was changed", "Redo"]]);
    expect([undoing.canUndo, undoing.canRedo]).toEqual([false, true]);
    stop();
  });

  it("says which fields stayed because somebody wrote to them, and what went wrong", async () => {
    mockIPC(
      (command) => {
        if (command === "history_undo") return { command: "item_update", kept: ["items C1 notes"] };
        if (command === "history_redo") return Promise.reject({ code: "cannot_write", message: "The disk is full." });
        return { undo: null, redo: null };
      },
      { shouldMockEvents: true },
    );
    const said = (): string[] => toasts.all.map((one) => one.text);
    undoing.undo();
    await settled();
    expect(said()).toEqual(["Undone: an item was changed. One field stayed: somebody wrote to it since."]);
    undoing.redo();
    await settled();
    expect(said()).toEqual(["The disk is full."]);
  });

  it("takes back what a toast names, whatever was done since", async () => {
    const asked: unknown[] = [];
    const names: unknown[] = [];
    mockIPC(
      (command, payload) => {
        const { req, given } = payload as { req: unknown; given?: string };
        if (command === "topic_add") names.push(given);
        if (command === "history_undo" || command === "history_redo") asked.push([command, req]);
        return command === "history_undo" ? { command: "topic_add", kept: [] } : null;
      },
      { shouldMockEvents: true },
    );
    const add = (title: string): Promise<unknown> => call("topic_add", { team: "t", session: "s", title } as never);
    await did("First", () => add("First"));
    const first = toasts.current!;
    await did("Second", () => add("Second"));
    first.action!.run(first.text);
    await settled();
    expect(toasts.current!.text).toBe("Undone: First");
    toasts.current!.action!.run(toasts.current!.text);
    await settled();
    expect(new Set(names).size).toBe(2);
    expect(asked).toEqual([
      ["history_undo", { command: names[0] }],
      ["history_redo", { command: names[0] }],
    ]);
  });
});
