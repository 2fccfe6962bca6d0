/** How large the window draws everything, in percent. The shell does it, and keeps it for the next start. */
import { toast } from "$lib/components/toasts.svelte";
import { windowZoom } from "$lib/ipc/shell";
import type { Shortcut } from "$lib/keys.svelte";
import { messageOf } from "$lib/message";
import { t } from "$lib/strings";

/** As it was made. */
const PLAIN = 100;
/** What can be chosen; the shell refuses what is outside of them. */
export const SIZES = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

let percent = $state(PLAIN);
let asked = PLAIN;

export const zoom = {
  get percent(): number {
    return percent;
  },
  /** The shell began with this. */
  begin(kept: number): void {
    percent = asked = kept;
  },
  /** Draws everything so large. */
  async set(to: number): Promise<void> {
    const before = percent;
    percent = asked = to;
    try {
      await windowZoom(to);
    } catch (thrown) {
      if (asked === to) percent = asked = before;
      toast(messageOf(thrown), { tone: "danger" });
    }
  },
  larger: (): void => void zoom.set(SIZES.find((size) => size > asked) ?? asked),
  smaller: (): void => void zoom.set(SIZES.findLast((size) => size < asked) ?? asked),
  plain: (): void => void zoom.set(PLAIN),
};

/** Its keys, heard everywhere. The plus is another key on every keyboard. */
export const zoomKeys = (): Shortcut[] => {
  const words = t.workspace.goKeys;
  return [
    { keys: "Mod++", text: words.larger, whileTyping: true, run: zoom.larger },
    { keys: "Mod+=", text: words.larger, whileTyping: true, hidden: true, run: zoom.larger },
    { keys: "Mod+-", text: words.smaller, whileTyping: true, run: zoom.smaller },
    { keys: "Mod+0", text: words.plain, whileTyping: true, run: zoom.plain },
  ];
};
