/**
 * What a screen reads from the core, kept up to date. The one rule: it shows the old value until the new one is there,
 * and knows by the command when that is.
 */
import { calm, typing } from "$lib/calm";
import { call, IpcError, onChange, teamOf } from "$lib/ipc";
import { concerns } from "./reads";
import type { Area, Change, Commands, ReadingCommand } from "./types";

export interface Live<T> {
  readonly value: T | undefined;
  readonly error: IpcError | undefined;
  /** Loads again now: after a mistake, when the user asks. */
  reload(): void;
}

interface Options {
  /** After a change it is read again only when nobody has typed for so many milliseconds. */
  pause?: number;
}

type Request<C extends ReadingCommand> = Commands[C][0];

/**
 * What `command` answers. `req` is a function where it follows what is shown: it is asked again when that changes, and
 * not at all while there is nothing to ask. `only` leaves out what is not shown of the answer.
 */
export function live<C extends ReadingCommand>(
  command: C,
  req: Request<C> | (() => Request<C> | undefined),
  { only, ...options }: Options & { only?: () => Area[] | undefined } = {},
): Live<Commands[C][1]> {
  const asked = (): Request<C> | undefined => (typeof req === "function" ? req() : req);
  const load = async (): Promise<Commands[C][1] | undefined> => {
    const now = asked();
    return now === undefined ? undefined : call(command, now);
  };
  const stale = (change: Change): boolean => {
    const shown = only?.();
    const isShown = shown === undefined || change.area === "everything" || shown.includes(change.area);
    return isShown && concerns(change, command, teamOf(asked()));
  };
  return fresh(load, stale, options);
}

/** What `load` gives, where that takes several commands: `live` for one. */
export function fresh<T>(
  load: () => Promise<T | undefined>,
  stale: (change: Change) => boolean,
  { pause = 0 }: Options = {},
): Live<T> {
  let value = $state.raw<T>();
  let error = $state.raw<IpcError>();
  let again: () => void = () => {};

  $effect(() => {
    let current = 0;
    const reload = async (mayDrop = false): Promise<void> => {
      const mine = ++current;
      try {
        const loaded = await load();
        if (mine !== current) return;
        // Typed meanwhile: showing it would meet the next key, and it is old.
        if (mayDrop && typing(pause)) later.ask();
        else [value, error] = [loaded, undefined];
      } catch (thrown) {
        if (mine === current) error = thrown instanceof IpcError ? thrown : new IpcError("unexpected", String(thrown));
      }
    };
    const later = calm(() => void reload(pause > 0), pause);
    again = () => void reload();
    void reload();
    const stop = onChange((change) => stale(change) && later.ask());
    return () => {
      later.stop();
      // An answer that comes after the inputs changed is for a question nobody asks any more.
      current += 1;
      stop();
    };
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    reload: () => again(),
  };
}

/** Two that are shown together: there when both are. */
export const both = <A, B>(a: Live<A>, b: Live<B>): Live<readonly [NonNullable<A>, NonNullable<B>]> => ({
  get value() {
    return a.value && b.value && ([a.value, b.value] as const);
  },
  get error() {
    return a.error ?? b.error;
  },
  reload() {
    a.reload();
    b.reload();
  },
});
