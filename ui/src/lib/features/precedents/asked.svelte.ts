/** What was looked for last: it is still there when one comes back from reading. */
import type { PrecedentFor, PrecedentKind } from "$lib/ipc/types";

class Asked {
  text = $state("");
  kind = $state<PrecedentKind | "">("");
  status = $state("");
  section = $state("");
  tag = $state("");
  from = $state("");
  to = $state("");

  /** Some filter is set. */
  get isNarrow(): boolean {
    return [this.kind, this.status, this.section, this.tag, this.from, this.to].some((one) => one !== "");
  }

  /** As the core is asked. */
  get request(): PrecedentFor {
    return {
      text: this.text,
      ...(this.kind && { kind: this.kind }),
      ...(this.status && { status: this.status }),
      ...(this.section && { section: this.section }),
      ...(this.tag && { tag: this.tag }),
      ...(this.from && { from: this.from }),
      ...(this.to && { to: this.to }),
    };
  }

  clear(): void {
    [this.kind, this.status, this.section, this.tag, this.from, this.to] = ["", "", "", "", "", ""];
  }
}

export const asked = new Asked();
