/** Something that somebody started. The one rule: one at a time, and what went wrong with it is said until the next. */
import { messageOf } from "$lib/message";
export class Attempt {
  busy = $state(false);
  wrong = $state<string>();

  /** Runs it, unless another is running. */
  run = async (act: () => Promise<unknown>): Promise<void> => {
    if (this.busy) return;
    [this.busy, this.wrong] = [true, undefined];
    try {
      await act();
    } catch (thrown) {
      this.wrong = messageOf(thrown);
    } finally {
      this.busy = false;
    }
  };
}
