/** Another target, or another day of posting, tried on. Nothing is kept until somebody says so. */
import { call } from "$lib/ipc";
import type { Planner, TeamId } from "$lib/ipc/types";
import { messageOf } from "$lib/message";

export class Trying {
  /** What it would be; `undefined` when nothing is tried. */
  result = $state.raw<Planner>();
  /** The cycle under the pointer, which the answer may not have reached yet. */
  cycle = $state<string>();
  /** The day of posting that was asked about. */
  posted = $state("");
  wrong = $state<string>();
  #asked = 0;
  #known = new Map<string, Planner>();

  constructor(private readonly team: () => TeamId) {}

  async target(cycle: string): Promise<void> {
    [this.cycle, this.posted] = [cycle, ""];
    await this.ask(cycle, { cycle });
  }

  async post(posted: string): Promise<void> {
    [this.cycle, this.posted] = [undefined, posted];
    if (posted === "") return this.stop();
    await this.ask(posted, { posted });
    if (this.wrong !== undefined) this.result = undefined;
  }

  /** As if nothing had been tried. */
  stop(): void {
    this.#asked += 1;
    this.#known.clear();
    [this.result, this.cycle, this.posted, this.wrong] = [undefined, undefined, "", undefined];
  }

  private async ask(key: string, what: { cycle: string } | { posted: string }): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const found = this.#known.get(key) ?? (await call("planner_try", { team: this.team(), ...what }));
      this.#known.set(key, found);
      // The pointer has gone on: a later answer is on its way.
      if (asked === this.#asked) [this.result, this.wrong] = [found, undefined];
    } catch (thrown) {
      if (asked === this.#asked) this.wrong = messageOf(thrown);
    }
  }
}
