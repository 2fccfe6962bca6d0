/**
 * What was typed and where it belongs, until the core has it. The one rule: a place has one text that waits, whatever
 * fields come and go; nothing that waits is dropped, and nothing of it goes over what was kept in its place since.
 */
import { untrack } from "svelte";
import type { Change } from "$lib/ipc/types";

/** How long after the last key a text is kept, in milliseconds. */
export const WAIT_MS = 400;
/** How long after its first key at the latest, however fast the next ones come. */
export const MOST_MS = 500;

export type SaveState = "saved" | "waiting" | "saving" | "failed";

/** The field that shows a text now. */
export interface Source<T> {
  /** What the core has, as it was read last. */
  kept: () => T;
  /** Keeps it. `on` is what it was typed on. Answers what the core now has, if that may be something else. */
  save: (value: T, on: T) => Promise<T | null | undefined | void>;
  same: (a: T, b: T) => boolean;
  /** The core joins what others wrote to it meanwhile. Without it the last one counts. */
  merges: boolean;
  /** What people call the place. */
  label: () => string;
  /** Before it is kept: what the field has not said yet. */
  before?: (() => void) | undefined;
}

/** A text that could not be kept. */
export interface Failure {
  place: string;
  label: string;
  why: string;
  text: string;
  /** Something else was kept in its place: it is not written any more. */
  overtaken: boolean;
}

const held = new Set<Held<never>>();
/** Overtaken by what was kept in their place: nobody writes them any more, but they are not thrown away either. */
let aside = $state.raw<readonly Failure[]>([]);
let busy = $state(0);
let failures = $state.raw<readonly Failure[]>([]);
let lastKept = $state<Date>();

const waits = (state: SaveState): boolean => state === "waiting" || state === "saving";

/** The text of one place. */
export class Held<T> {
  value = $state.raw() as T;
  state = $state<SaveState>("saved");
  error = $state.raw<Error>();
  readonly place: string;
  source: Source<T>;
  /** What `value` was typed on: what the core said last, or took last. */
  on: T;
  gone = false;
  overtaken = false;
  #others: { now: T } | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #most: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(place: string, source: Source<T>) {
    this.place = place;
    this.source = source;
    this.value = this.on = source.kept();
  }

  /** Something was typed: starts the clock. */
  touch(): void {
    held.add(this as unknown as Held<never>);
    if (this.gone) return void this.flush();
    clearTimeout(this.#rest);
    const due = (): void => void this.flush();
    this.#rest = setTimeout(due, WAIT_MS);
    this.#most ??= setTimeout(due, MOST_MS);
    if (!this.#running) this.#enter("waiting");
  }

  /** Keeps now what waits; done when it is kept, or could not be. */
  flush(): Promise<void> {
    this.#stop();
    this.source.before?.();
    this.#stop();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    if (this.source.same(this.value, this.on)) {
      this.#settle();
      return Promise.resolve();
    }
    this.#running = this.#keep().finally(() => {
      this.#running = undefined;
      this.#leave();
    });
    return this.#running;
  }

  /** What the core has was read again. It shows, unless something waits. */
  hear(outside: T): void {
    if (this.state !== "saved") return;
    this.on = outside;
    if (!this.source.same(outside, this.value)) this.value = outside;
  }

  /** Its field goes. What waits is kept without it. */
  depart(source: Source<T>): void {
    // A new field has taken the text over.
    if (this.source !== source) return;
    void this.flush().then(() => this.#leave());
    this.gone = true;
  }

  /** Nobody shows it and something else may have been kept in its place: it must not be written over that. */
  get mustStay(): boolean {
    return this.gone && this.overtaken && this.state === "failed" && !this.source.merges;
  }

  failure(): Failure {
    const text = typeof this.value === "string" ? this.value : JSON.stringify(this.value, null, 2);
    const { place, overtaken } = this;
    return { place, label: this.source.label(), why: this.error?.message ?? "", text, overtaken };
  }

  async #keep(): Promise<void> {
    this.#enter("saving");
    try {
      // Typed meanwhile and asked for: again, so that the last text wins and two writes never cross.
      do {
        this.#again = false;
        const [now, on] = [this.value, this.on];
        if (this.source.same(now, on)) break;
        const there = await this.source.save(now, on);
        this.on = now;
        this.#others = there === null || there === undefined ? undefined : { now: there };
        lastKept = new Date();
      } while (this.#again);
      this.#settle();
    } catch (thrown) {
      this.error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.#enter("failed");
    }
  }

  /** The core has it all, or what was typed since waits for its turn. */
  #settle(): void {
    this.error = undefined;
    if (this.#rest !== undefined) return this.#enter("waiting");
    const others = this.#others;
    this.#others = undefined;
    this.#enter("saved");
    if (others && this.source.same(this.value, this.on)) this.hear(others.now);
  }

  #stop(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#most);
    this.#rest = this.#most = undefined;
  }

  #leave(): void {
    if (this.gone && this.state === "saved") held.delete(this as unknown as Held<never>);
  }

  #enter(next: SaveState): void {
    untrack(() => {
      busy += Number(waits(next)) - Number(waits(this.state));
      const was = this.state;
      this.state = next;
      if (was === "failed" || next === "failed") tell();
    });
  }
}

function tell(): void {
  failures = [...held].filter((one) => one.state === "failed").map((one) => one.failure());
}

/** The text of a place: the one that still waits, or else what the core has. */
export function hold<T>(place: string, source: Source<T>): Held<T> {
  const waiting = [...held].find((one) => one.place === place && one.state !== "saved") as Held<T> | undefined;
  if (waiting && !isOvertaken(waiting, source)) {
    waiting.source = source;
    waiting.gone = waiting.overtaken = false;
    if (waiting.state === "failed") tell();
    return waiting;
  }
  if (waiting) {
    held.delete(waiting as unknown as Held<never>);
    aside = [...aside, { ...waiting.failure(), overtaken: true }];
    tell();
  }
  const fresh = new Held(place, source);
  held.add(fresh as unknown as Held<never>);
  return fresh;
}

/** Whether something else was kept in the place of a text that could not be. */
const isOvertaken = <T>(one: Held<T>, { kept, same, merges }: Source<T>): boolean =>
  one.state === "failed" && !merges && !same(kept(), one.on);

/** All fields together, for the status line and for closing the window. */
export const saving = {
  /** Whether something is typed that the core does not have yet. */
  get busy(): boolean {
    return busy > 0;
  },
  get failed(): boolean {
    return failures.length + aside.length > 0;
  },
  get failures(): readonly Failure[] {
    return [...failures, ...aside];
  },
  /** When something was kept last, in this window. */
  get lastKept(): Date | undefined {
    return lastKept;
  },
  /** Keeps everything that waits, and tries once more what could not be kept. */
  async flush(): Promise<void> {
    await Promise.all([...held].filter((one) => !one.mustStay).map((one) => one.flush()));
  },
  /** Something was kept, by whomever: texts without a field may be older. */
  heard({ space }: Change): void {
    for (const one of held)
      if (one.gone && one.state === "failed" && (space === null || one.place.includes(space))) one.overtaken = true;
    tell();
  },
  /** The user has copied it, or does not want it. */
  drop(place: string): void {
    aside = aside.filter((one) => one.place !== place);
    for (const one of held) if (one.place === place && one.gone && one.state === "failed") held.delete(one);
    tell();
  },
};

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void saving.flush());
  addEventListener("pagehide", () => void saving.flush());
}
