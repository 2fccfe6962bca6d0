/**
 * Taking back and doing again, for the top bar of every screen and for Ctrl Z anywhere: `<Screen history={undoing}>`.
 * The core decides what is taken back; the toast names it. What is typed is kept first, so that nothing is lost.
 */
import { saving } from "$lib/autosave.svelte";
import { type Toast, toast } from "$lib/components/toasts.svelte";
import { call, lastGiven, onChange } from "$lib/ipc";
import type { CommandId, UndoState, Undone } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { messageOf } from "$lib/message";

let now = $state.raw<UndoState>({ undo: null, redo: null });
let running = false;

async function refresh(): Promise<void> {
  // Without an answer the buttons stay as they are; the screen itself says what is wrong.
  now = await call("history_state", null).catch(() => now);
}

/** Takes back, or does again: the command that is named, or else the last one. `what` is what it said when it was done. */
async function step(back: boolean, named?: CommandId, what?: string): Promise<void> {
  if (running) return;
  running = true;
  try {
    await saving.flush();
    const command = named === undefined ? null : { command: named };
    const done = await call(back ? "history_undo" : "history_redo", command);
    if (done) say(done, back, named, what);
    await refresh();
  } catch (thrown) {
    toast(messageOf(thrown), { tone: "danger" });
  } finally {
    running = false;
  }
}

function say({ command, kept }: Undone, back: boolean, named?: CommandId, what?: string): void {
  const words = what ?? t.history.did(command);
  const did = back ? t.history.undone(words) : t.history.redone(words);
  const text = kept.length > 0 ? `${did}. ${t.history.kept(kept.length)}` : did;
  toast(text, {
    action: back
      ? { label: t.parts.redo, kbd: "Mod+Shift+Z", run: () => void step(false, named, what) }
      : { label: t.parts.undo, kbd: "Mod+Z", run: () => void step(true, named, what) },
  });
}

export const undoing = {
  get canUndo(): boolean {
    return now.undo !== null;
  },
  get canRedo(): boolean {
    return now.redo !== null;
  },
  get undoLabel(): string {
    return t.history.undo(now.undo ?? undefined);
  },
  get redoLabel(): string {
    return t.history.redo(now.redo ?? undefined);
  },
  undo: (): void => void step(true),
  redo: (): void => void step(false),
};

/** The way back from what was just done, for the toast that says so: that and nothing else, whatever is done since. */
export function wayBack(): NonNullable<Toast["action"]> {
  const given = lastGiven();
  return { label: t.parts.undo, kbd: "Mod+Z", run: (said) => void step(true, given, said) };
}

/** Keeps the state up to date until the function that it gives back is called. The app calls it once. */
export function followUndo(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void refresh();
  const stop = onChange(() => {
    // A command tells of each area that it changed; one question answers for all of them.
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), 30);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
