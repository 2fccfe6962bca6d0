/**
 * A field that is kept as it is typed: when typing rests, at least twice a second while it does not, when the field is
 * left, when the window is hidden, and when the component goes.
 */
import { untrack } from "svelte";
import { hold, saving, type SaveState, type Source } from "./typing.svelte";

export { saving };

export interface Autosave<T> {
  /** What the field shows. Setting it starts the clock. */
  value: T;
  /** What `value` was typed on. */
  readonly on: T;
  readonly state: SaveState;
  /** Why the last attempt failed; the value is still there and the next edit or `flush` tries again. */
  readonly error: Error | undefined;
  /** Something was typed that `before` will say: starts the clock without asking what. */
  touch(): void;
  /** Keeps now what waits; done when it is kept. For `onblur`. */
  flush(): Promise<void>;
}

interface Options<T> extends Pick<Source<T>, "kept" | "save" | "before"> {
  /** Names the place that is typed in, with the ids of all that it belongs to. */
  place: string;
  /** What people call it. */
  label: () => string;
  same?: (a: T, b: T) => boolean;
  /** The command takes what it was typed on, and joins what others wrote meanwhile. */
  merges?: boolean;
}

/** Call while a component is set up. */
export function autosave<T>({ place, same = Object.is, merges = false, ...rest }: Options<T>): Autosave<T> {
  const source: Source<T> = { same, merges, ...rest };
  const text = untrack(() => hold(place, source));
  $effect(() => {
    const outside = source.kept();
    untrack(() => text.hear(outside));
  });
  $effect(() => () => text.depart(source));

  return {
    get value() {
      return text.value;
    },
    set value(next: T) {
      text.value = next;
      text.touch();
    },
    get on() {
      return text.on;
    },
    touch: () => text.touch(),
    get state() {
      return text.state;
    },
    get error() {
      return text.error;
    },
    flush: () => text.flush(),
  };
}
