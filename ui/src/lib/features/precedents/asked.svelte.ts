/** What was looked for last: it is still there when one comes back from reading. */
import { View } from "$lib/components/list/view.svelte";
import type { PrecedentFor, PrecedentKind } from "$lib/ipc/types";

const PLAIN = { text: "", kind: "" as PrecedentKind | "", status: "", section: "", tag: "", from: "", to: "" };

class Asked extends View<typeof PLAIN> {
  get #chosen(): [string, string][] {
    return Object.entries(this.now).filter(([part, one]) => part !== "text" && one !== "");
  }

  /** Some filter is set. */
  get isNarrow(): boolean {
    return this.#chosen.length > 0;
  }

  /** As the core is asked. */
  get request(): PrecedentFor {
    return { text: this.now.text, ...Object.fromEntries(this.#chosen) };
  }

  /** Takes the filters back and leaves the words. */
  clear(): void {
    this.now = { ...PLAIN, text: this.now.text };
  }
}

export const asked = new Asked("precedents", PLAIN);
