/**
 * Something done at once, and said at the foot of the window. The one rule: only what worked is said to be done, and
 * whoever asked is told which it was.
 */
import { type Toast, toast } from "$lib/components/toasts.svelte";
import { messageOf } from "$lib/message";
import { wayBack } from "$lib/undo.svelte";

/** Does it and says `words`, with the way `back` where there is one; says why when it failed. Whether it worked. */
export async function did<T>(
  words: string | ((done: T) => string) | null,
  act: () => Promise<T>,
  back?: Toast["action"] | null,
): Promise<boolean> {
  try {
    const done = await act();
    if (words !== null)
      toast(typeof words === "string" ? words : words(done), back === null ? {} : { action: back ?? wayBack() });
    return true;
  } catch (thrown) {
    toast(messageOf(thrown), { tone: "danger" });
    return false;
  }
}
