/**
 * The keyboard's place in rows, for lists and tables alike. The one rule: one row is the stop of the Tab key, and it
 * stays the hand's place also when the row that had it is gone.
 */
import { tick, untrack } from "svelte";
import { aim, isIdle } from "$lib/arrival.svelte";
import { isEnter } from "$lib/enter";
import { keptHere } from "$lib/trail.svelte";
import { isForRow, isOnRow, moveTo } from "./rows";

interface Rows<T> {
  /** What the rows are called: by it the way back knows them. */
  label: string;
  items: readonly T[];
  key: (item: T) => string;
  selected: string | undefined;
  /** What holds the rows, each with its key in `data-row`. */
  box: HTMLElement | undefined;
  /** Where not all rows are drawn: what draws one that is out of sight, and says how many are in sight. */
  view?: (() => { show(at: number): void; page(): number } | undefined) | undefined;
  onopen?: ((item: T, event: KeyboardEvent | MouseEvent) => void) | undefined;
  onmove?: ((item: T) => void) | undefined;
  onkey?: ((event: KeyboardEvent, item: T) => boolean | void) | undefined;
}

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Element | null)?.closest<HTMLElement>("[data-row]") ?? null;

/** Call while a component is set up. */
export class Walk<T> {
  /** The key of the row that had the keyboard last. */
  active = $state<string>();
  /** The keyboard is in the rows. */
  within = $state(false);
  #last = $state(0);
  #holds = $state<string>();
  /** Where each key stands. */
  readonly places = $derived.by(() => {
    const { items, key } = this.#rows();
    return new Map(items.map((item, at) => [key(item), at]));
  });
  /** The row that Tab reaches: the one that had the keyboard last, or what is open, or what stands in its place. */
  readonly stop = $derived.by(() => {
    const of = (key: string | undefined): number | undefined => (key === undefined ? undefined : this.places.get(key));
    const { selected, items } = this.#rows();
    return of(this.active) ?? of(selected) ?? Math.max(0, Math.min(this.#last, items.length - 1));
  });
  /** The row that the focus is in, be it on a button in it. */
  readonly inside = $derived.by(() => (this.#holds === undefined ? undefined : this.places.get(this.#holds)));
  readonly #rows: () => Rows<T>;

  constructor(rows: () => Rows<T>) {
    this.#rows = rows;
    this.#comeBack();
    $effect(() => this.#arrive());
    // The row that had the focus is gone, and the focus with it: the one in its place takes it.
    $effect(() => {
      if (this.#holds === undefined || this.places.has(this.#holds)) return;
      this.#holds = undefined;
      if (document.activeElement === document.body) this.focus();
    });
  }

  /** Puts the keyboard on its row. */
  focus = (): void => void this.#to(this.stop);

  /** Opens the first row, as Enter on it does. */
  open = (event: KeyboardEvent): void => {
    const { items, onopen } = this.#rows();
    if (items[0] !== undefined) onopen?.(items[0], event);
  };

  /** On the way back the row that had the keyboard has it again, once it is there. */
  #comeBack(): void {
    const { label } = untrack(this.#rows);
    let was = keptHere(`rows ${label}`, () => ({ row: this.#holds ?? this.active, within: this.within }));
    $effect(() => {
      if (was?.row === undefined || !this.places.has(was.row)) return;
      const { row, within } = was;
      was = undefined;
      this.#enter(row);
      if (within) untrack(() => void this.#back(row));
    });
  }

  async #back(row: string): Promise<void> {
    await tick();
    if (isIdle()) this.#drawn(row)?.focus({ preventScroll: true });
  }

  /** The screen was opened for a record that stands here. */
  #arrive(): void {
    const at = aim.current === undefined ? undefined : this.places.get(aim.current);
    if (at === undefined) return;
    aim.drop();
    untrack(() => void this.#to(at));
  }

  #drawn(row: string): HTMLElement | undefined {
    const drawn = [...(this.#rows().box?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    return drawn.find((one) => one.dataset["row"] === row);
  }

  async #to(at: number): Promise<void> {
    const { items, key, view } = this.#rows();
    const item = items[at];
    if (item === undefined) return;
    const far = view?.();
    if (far) {
      this.#enter(key(item));
      far.show(at);
      await tick();
    }
    const row = this.#drawn(key(item));
    row?.focus({ preventScroll: far !== undefined });
    if (!far) row?.scrollIntoView({ block: "nearest" });
  }

  #enter(key: string): void {
    [this.active, this.#last] = [key, this.places.get(key) ?? 0];
  }

  #at(target: EventTarget | null): readonly [T, number] | undefined {
    const at = this.places.get(rowOf(target)?.dataset["row"] ?? "");
    const item = at === undefined ? undefined : this.#rows().items[at];
    return at === undefined || item === undefined ? undefined : [item, at];
  }

  /** What `box` hears: spread it there. */
  readonly hears = {
    onkeydown: (event: KeyboardEvent): void => {
      const found = this.#at(event.target);
      if (!found || !isOnRow(event)) return;
      const [item, at] = found;
      const { items, view, onopen, onkey } = this.#rows();
      const to = moveTo(event, at, items.length, view?.()?.page());
      if (onkey?.(event, item) === true) event.preventDefault();
      else if (isEnter(event) && onopen) {
        event.preventDefault();
        onopen(item, event);
      } else if (to !== undefined) {
        event.preventDefault();
        void this.#to(to);
      }
    },
    onclick: (event: MouseEvent): void => {
      const found = this.#at(event.target);
      if (found && isForRow(event, rowOf(event.target))) this.#rows().onopen?.(found[0], event);
    },
    onfocusin: (event: FocusEvent): void => {
      this.within = true;
      const found = this.#at(event.target);
      this.#holds = found && this.#rows().key(found[0]);
      if (!found || !isOnRow(event)) return;
      this.#enter(this.#rows().key(found[0]));
      this.#rows().onmove?.(found[0]);
    },
    onfocusout: (): void => {
      this.within = false;
      this.#holds = undefined;
    },
  };
}
