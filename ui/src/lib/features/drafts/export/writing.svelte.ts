/** Files on their way into a folder: asked for, written, or left alone because others changed them there. */
import { saving } from "$lib/autosave.svelte";
import type { Exported } from "$lib/ipc/types";
import { pickFolder } from "$lib/picking.svelte";
import { messageOf } from "$lib/message";

export class Writing {
  busy = $state(false);
  wrong = $state<string>();
  /** What the last export did. */
  done = $state.raw<Exported>();
  /** What it would write over; nothing was written yet. */
  asked = $state.raw<Exported>();

  constructor(private readonly write: (folder: string, replace: boolean) => Promise<Exported>) {}

  /** Asks for a folder, beginning at `from`, and writes into it. */
  choose(title: string, from?: string): Promise<void> {
    return this.attempt(async () => {
      const folder = await pickFolder(title, from);
      if (folder !== undefined) await this.run(folder, false);
    });
  }

  to(folder: string): Promise<void> {
    return this.attempt(() => this.run(folder, false));
  }

  /** Writes also over what others changed. */
  replace(): Promise<void> {
    const folder = this.asked?.folder;
    return folder === undefined ? Promise.resolve() : this.attempt(() => this.run(folder, true));
  }

  private async run(folder: string, replace: boolean): Promise<void> {
    await saving.flush();
    const exported = await this.write(folder, replace);
    [this.asked, this.done] = exported.changed.length > 0 ? [exported, undefined] : [undefined, exported];
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.wrong] = [true, undefined];
    try {
      await act();
    } catch (thrown) {
      [this.wrong, this.asked, this.done] = [messageOf(thrown), undefined, undefined];
    } finally {
      this.busy = false;
    }
  }
}
