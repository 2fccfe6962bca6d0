/** What a screen reads from the core, kept up to date. It shows the old value until the new one is there. */
import { calm, typing } from "$lib/calm";
import { IpcError, onChange } from "$lib/ipc";
import type { Change } from "./types";

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

/** What `load` gives, kept up to date: loaded again when an input of it or the core's data changes. */
export function live<T>(
  load: () => Promise<T>,
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
