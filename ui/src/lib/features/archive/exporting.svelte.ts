/** The export of everything as the window knows it: one for all screens, followed while it is being written. */
import { call } from "$lib/ipc";
import type { Archived, Running } from "$lib/ipc/types";
import { messageOf } from "$lib/message";

/** Milliseconds between two looks at how far an export is. */
const LOOK = 250;

class Exporting {
  /** The one that is under way. */
  running = $state.raw<Running | null>(null);
  /** What the last one of this window wrote. */
  done = $state.raw<Archived>();
  /** Why it is not known how far it is. */
  error = $state<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An export of this window is under way: the core may not say so yet. */
  #mine = false;

  /** Asks how far it is, and again as long as one is under way. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.running = await call("workspace_export_state", null);
      this.error = undefined;
    } catch (thrown) {
      this.error = messageOf(thrown);
    }
    clearTimeout(this.#timer);
    if (this.#mine || this.running !== null) this.#timer = setTimeout(() => void this.look(), LOOK);
  }

  /** Exports into a folder. Whether it was written to its end: one that was cancelled was not. */
  async write(folder: string): Promise<boolean> {
    this.done = undefined;
    this.#mine = true;
    const writing = call("workspace_export", { folder });
    void this.look();
    try {
      const archived = await writing;
      if (!archived.stopped) this.done = archived;
      return !archived.stopped;
    } finally {
      this.#mine = false;
      await this.look();
    }
  }

  async cancel(): Promise<void> {
    await call("workspace_export_cancel", null);
  }
}

export const exporting = new Exporting();
