/**
 * How a list is looked at (its filter, grouping and order), and the ways of looking that somebody gave a name. The one
 * rule: names are this installation's, and what was kept by another version never breaks a list.
 */
import { kept } from "$lib/kept";
import { keptHere } from "$lib/trail.svelte";

export class View<S extends object> {
  /** As it is looked at now; the controls of the list write here. */
  now = $state() as S;
  #named = $state.raw<Readonly<Record<string, S>>>({});
  readonly names = $derived(Object.keys(this.#named));
  /** Nothing is filtered, grouped or sorted. */
  readonly isPlain = $derived.by(() => this.#text(this.now) === this.#text(this.plain));
  /** The name of what is looked at now, if it has one. */
  readonly current = $derived.by(() =>
    this.names.find((name) => this.#text(this.#named[name] as S) === this.#text(this.now)),
  );
  readonly #key: string;

  /** `list` names the list for the store; `plain` is how it begins. */
  constructor(
    list: string,
    readonly plain: Readonly<S>,
  ) {
    this.#key = `views.${list}`;
    this.now = { ...plain };
    const found = Object.entries((kept.read(this.#key) ?? {}) as Record<string, unknown>);
    this.#named = Object.fromEntries(found.map(([name, view]) => [name, this.#fitted(view)]));
  }

  /** Looks at it as `name` says; without one, as it began. */
  use(name?: string): void {
    this.now = { ...((name === undefined ? undefined : this.#named[name]) ?? this.plain) };
  }

  /** Goes with the way back: who returns finds it as it was left. Call while the list's screen is set up. */
  comesBack(): this {
    const was = keptHere(this.#key, () => $state.snapshot(this.now));
    if (was) this.now = this.#fitted(was);
    return this;
  }

  /** Gives what is looked at now a name, also one that another had. */
  save(name: string): void {
    this.#keep({ ...this.#named, [name]: $state.snapshot(this.now) as S });
  }

  forget(name: string): void {
    this.#keep(Object.fromEntries(Object.entries(this.#named).filter(([other]) => other !== name)));
  }

  #keep(named: Record<string, S>): void {
    this.#named = named;
    kept.put(this.#key, Object.keys(named).length === 0 ? undefined : JSON.stringify(named));
  }

  /** What there is of it now, and of the kind that it has now. */
  #fitted(view: unknown): S {
    const known = Object.entries((view ?? {}) as Partial<S>).filter(
      ([part, value]) => part in this.plain && typeof value === typeof this.plain[part as keyof S],
    );
    return { ...this.plain, ...Object.fromEntries(known) };
  }

  #text(view: S): string {
    return JSON.stringify(Object.keys(this.plain).map((part) => view[part as keyof S]));
  }
}
