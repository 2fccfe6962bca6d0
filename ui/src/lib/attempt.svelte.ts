/** Something that somebody started. The one rule: one at a time, and what went wrong with it is said until the next. */
import { messageOf } from "$lib/message";

export class Attempt {
  busy = $state(false);
  wrong = $state<string>();

  /** Runs it, unless another is running. Whether it worked. */
  run = async (act: () => Promise<unknown>): Promise<boolean> => {
    if (this.busy) return false;
    [this.busy, this.wrong] = [true, undefined];
    try {
      await act();
      return true;
    } catch (thrown) {
      this.wrong = messageOf(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  };
}
