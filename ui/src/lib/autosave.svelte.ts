/**
 * Keeps what is typed: 400 ms after the last key, when the field is left, when the window is hidden, and when the
 * component goes. One rule: text that was not kept is never dropped, and never overwritten by what comes from outside.
 */
import { untrack } from "svelte";

/** How long after the last key the text is kept, in milliseconds. */
export const WAIT_MS = 400;

export type SaveState = "saved" | "waiting" | "saving" | "failed";

export interface Autosave<T> {
  /** What the field shows. Setting it starts the clock. */
  value: T;
  readonly state: SaveState;
  /** Why the last attempt failed; the value is still there and the next edit or `flush` tries again. */
  readonly error: Error | undefined;
  /** Something was typed that `before` will say: starts the clock without asking what. */
  touch(): void;
  /** Keeps now what waits; done when it is kept. For `onblur`. */
  flush(): Promise<void>;
}

interface Options<T> {
  /** What the core has. When it changes and nothing waits, the field follows. */
  kept: () => T;
  save: (value: T) => Promise<unknown>;
  wait?: number;
  same?: (a: T, b: T) => boolean;
  /** Before it is kept: what the field has not said yet. */
  before?: () => void;
}

interface Open {
  flush: () => Promise<void>;
}

const open = new Set<Open>();
let busy = $state(0);
let failed = $state(0);
let lastKept = $state<Date>();

/** All fields together, for the status line and for closing the window. */
export const saving = {
  /** Whether something is typed that the core does not have yet. */
  get busy(): boolean {
    return busy > 0;
  },
  get failed(): boolean {
    return failed > 0;
  },
  /** When something was kept last, in this window. */
  get lastKept(): Date | undefined {
    return lastKept;
  },
  /** Keeps everything that waits. The shell calls it before it closes the window. */
  async flush(): Promise<void> {
    await Promise.all([...open].map((one) => one.flush()));
  },
};

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void saving.flush());
  addEventListener("pagehide", () => void saving.flush());
}

const waits = (state: SaveState): boolean => state === "waiting" || state === "saving";

/** Call while a component is set up. */
export function autosave<T>({ kept, save, wait = WAIT_MS, same = Object.is, before }: Options<T>): Autosave<T> {
  let value = $state.raw(untrack(kept));
  let state = $state<SaveState>("saved");
  let error = $state.raw<Error>();
  // What the core is known to have: what it said last, or what it took last.
  let known = untrack(kept);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  // Typed while it was being kept, and not said yet.
  let touched = false;

  function enter(next: SaveState): void {
    untrack(() => {
      busy += Number(waits(next)) - Number(waits(state));
      failed += Number(next === "failed") - Number(state === "failed");
      state = next;
    });
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    enter("saving");
    try {
      // Typed meanwhile: keep again, so that the last text wins and two writes never cross.
      do {
        const now = value;
        await save(now);
        known = now;
      } while (!same(known, value));
      error = undefined;
      lastKept = new Date();
      enter("saved");
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(String(thrown));
      enter("failed");
    }
  }

  function flush(): Promise<void> {
    touched = false;
    before?.();
    if (running) return running;
    if (
      same(
        untrack(() => value),
        known,
      )
    ) {
      clearTimeout(timer);
      if (untrack(() => state) === "waiting") enter("saved");
      return Promise.resolve();
    }
    running = keep().finally(() => {
      running = undefined;
      if (touched) touch();
    });
    return running;
  }

  function touch(): void {
    touched = running !== undefined;
    if (touched) return;
    clearTimeout(timer);
    enter("waiting");
    timer = setTimeout(() => void flush(), wait);
  }

  $effect(() => {
    const outside = kept();
    untrack(() => {
      if (same(outside, known)) return;
      known = outside;
      if (state === "saved") value = outside;
    });
  });

  $effect(() => {
    let gone = false;
    const mine: Open = {
      // What failed stays on the list after its field is gone, so that closing the window tries once more.
      flush: () => flush().then(() => void (gone && untrack(() => state) !== "failed" && open.delete(mine))),
    };
    open.add(mine);
    return () => {
      gone = true;
      void mine.flush();
    };
  });

  return {
    get value() {
      return value;
    },
    set value(next: T) {
      value = next;
      if (!running) touch();
    },
    touch,
    get state() {
      return state;
    },
    get error() {
      return error;
    },
    flush,
  };
}
