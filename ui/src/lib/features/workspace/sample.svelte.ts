/** Makes the sample and tells how far it is: which parts of it the core has kept, and how many steps that took. */
import { call, onChange } from "$lib/ipc";
import type { Area, Team } from "$lib/ipc/types";

/** The parts in the order they are made. */
export const PARTS = ["teams", "members", "budgets", "items", "journal", "sessions", "drafts"] as const;

/** So many teams for those who look at many. */
const MANY = 12;

class SampleMaking {
  running = $state(false);
  steps = $state(0);
  private seen = $state.raw<ReadonlySet<Area>>(new Set());

  /** Done when a later part has begun; the one begun last is under way. */
  stateOf(part: (typeof PARTS)[number]): "done" | "doing" | "waiting" {
    if (!this.seen.has(part)) return "waiting";
    const later = PARTS.slice(PARTS.indexOf(part) + 1);
    return later.some((other) => this.seen.has(other)) ? "done" : "doing";
  }

  /** One team, or that one among invented ones. */
  async make(many: boolean): Promise<Team> {
    [this.running, this.steps, this.seen] = [true, 0, new Set()];
    const stop = onChange(({ area }) => {
      this.steps += 1;
      if (!this.seen.has(area)) this.seen = new Set([...this.seen, area]);
    });
    try {
      return await call("sample_create", many ? { teams: MANY } : {});
    } finally {
      stop();
      this.running = false;
    }
  }
}

export const sample = new SampleMaking();
