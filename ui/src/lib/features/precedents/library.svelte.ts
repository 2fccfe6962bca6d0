/** The index of precedents as the window knows it: one for all screens, followed while it is being made. */
import { did } from "$lib/did";
import { call } from "$lib/ipc";
import type { PrecedentState } from "$lib/ipc/types";
import { pickFile, pickFolder } from "$lib/picking.svelte";
import { t } from "$lib/strings";
import { messageOf } from "$lib/message";

const words = t.precedents;
/** Milliseconds between two looks at how far an indexing is. */
const LOOK = 250;

class Library {
  /** What there is; nothing until it was asked for. */
  state = $state.raw<PrecedentState>();
  /** Why it can't be read. */
  error = $state<string>();
  /** Rises when what is indexed is another: whatever was found before is old. */
  edition = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An indexing of this window is under way: the core may not say so yet. */
  #mine = false;

  /** The indexing that is under way. */
  readonly running = $derived(this.state?.running ?? null);
  /** Whether there is something to look into. */
  readonly isFull = $derived((this.state?.proposals ?? 0) > 0);

  /** Asks how it stands, and again as long as an indexing is under way. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const was = this.running !== null;
    try {
      this.state = await call("precedent_state", null);
      this.error = undefined;
      if (was && this.running === null && !this.#mine) this.edition += 1;
    } catch (thrown) {
      this.error = messageOf(thrown);
    }
    if (this.#mine || this.running !== null) this.#timer = setTimeout(() => void this.load(), LOOK);
  }

  /** Indexes a folder or an archive. Says how it ended. */
  async index(path: string): Promise<void> {
    this.#mine = true;
    const indexing = call("precedent_index", { path });
    void this.load();
    await did(
      (done) => (done.stopped ? words.running.cancelled : words.running.finished(done.read, done.kept, done.removed)),
      () => indexing,
      null,
    );
    this.#mine = false;
    this.edition += 1;
    await this.load();
  }

  async chooseFolder(): Promise<void> {
    const path = await pickFolder(words.pick.folder);
    if (path !== undefined) await this.index(path);
  }

  async chooseArchive(): Promise<void> {
    const path = await pickFile(words.pick.archive, [{ name: words.pick.kind, extensions: ["zip"] }]);
    if (path !== undefined) await this.index(path);
  }

  async cancel(): Promise<void> {
    await call("precedent_cancel", null);
  }

  async forget(): Promise<void> {
    const forget = async (): Promise<void> => {
      this.state = await call("precedent_forget", null);
      this.edition += 1;
    };
    await did(words.source.forgotten, forget, null);
  }
}

export const library = new Library();
