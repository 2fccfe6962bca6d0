/**
 * Taking back and doing again, for the top bar of every screen and for Ctrl Z anywhere: `<Screen history={undoing}>`.
 * The core decides what is taken back; the toast names it. What is typed is kept first, so that nothing is lost.
 */
import { saving } from "$lib/autosave.svelte";
import { toast } from "$lib/components/toasts.svelte";
import { call, onChange } from "$lib/ipc";
import type { UndoState, Undone } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { messageOf } from "$lib/message";

let now = $state.raw<UndoState>({ undo: null, redo: null });
let running = false;

async function refresh(): Promise<void> {
  // Without an answer the buttons stay as they are; the screen itself says what is wrong.
  now = await call("history_state", null).catch(() => now);
}

async function step(back: boolean): Promise<void> {
  if (running) return;
  running = true;
  try {
    await saving.flush();
    const done = back ? await call("history_undo", null) : await call("history_redo", null);
    if (done) say(done, back);
    await refresh();
  } catch (thrown) {
    toast(messageOf(thrown), { tone: "danger" });
  } finally {
    running = false;
  }
}

function say({ command, kept }: Undone, back: boolean): void {
  const did = back ? t.history.undone(command) : t.history.redone(command);
  const text = kept.length > 0 ? `${did}. ${t.history.kept(kept.length)}` : did;
  toast(text, {
    action: back ? { label: t.parts.redo, kbd: "Mod+Shift+Z", run: undoing.redo } : wayBack,
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

/** The way back that a toast offers. */
export const wayBack = { label: t.parts.undo, kbd: "Mod+Z", run: undoing.undo };

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
