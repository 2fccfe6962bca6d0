/**
 * Closing the window. The one rule: it closes when everything that was typed is kept, or when somebody says that it
 * may close without; whoever would rather stay can say so at any time.
 */
import { saving } from "$lib/autosave.svelte";
import { windowClose } from "$lib/ipc/shell";
import { unsent } from "$lib/unsent.svelte";

/** What is kept sooner is not worth a word, in milliseconds. */
const BRIEF_MS = 300;

/**
 * `keeping`: it closes when that is done. `asking`: something could not be kept. `looking`: nobody wants to close.
 * `unsent`: all is kept, and a form is filled in that was not sent.
 */
type Stage = "no" | "keeping" | "asking" | "looking" | "unsent";

let stage = $state<Stage>("no");
// Whoever asks again, or stays, is not closed by an earlier wish.
let wish = 0;

async function keep(): Promise<boolean> {
  const mine = ++wish;
  const said = setTimeout(() => mine === wish && (stage = "keeping"), BRIEF_MS);
  do await saving.flush();
  while (mine === wish && saving.busy);
  clearTimeout(said);
  return mine === wish;
}

export const closing = {
  get stage(): Stage {
    return stage;
  },
  /** The window is to be closed, for the first time or again. */
  async ask(): Promise<void> {
    if (!(await keep())) return;
    if (saving.failed) stage = "asking";
    else if (unsent.names.length > 0) stage = "unsent";
    else await closing.anyway();
  },
  /** Shows what could not be kept, without closing. */
  look(): void {
    wish += 1;
    stage = "looking";
  },
  /** Tries once more, without closing. */
  async again(): Promise<void> {
    wish += 1;
    await saving.flush();
    if (stage === "looking" && !saving.failed) stage = "no";
  },
  /** Nobody wants to close any more. What waits is kept as ever. */
  stay(): void {
    wish += 1;
    stage = "no";
  },
  /** Closes now, with what is kept. */
  anyway(): Promise<void> {
    wish += 1;
    return windowClose();
  },
};
