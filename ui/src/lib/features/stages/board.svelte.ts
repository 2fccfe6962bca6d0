/**
 * What a stage shows and what its keys act on: the items that are marked, else the one that is open. They change in
 * one command, which one undo takes back.
 */
import { toast } from "$lib/components/toasts.svelte";
import { day, dayOf } from "$lib/format";
import { did } from "$lib/did";
import { saidOf } from "$lib/finishing";
import { call } from "$lib/ipc";
import type { ItemUpdateMany, ItemView, StageView, TeamId } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { keptHere } from "$lib/trail.svelte";
import { wayBack } from "$lib/undo.svelte";
import { isSettled } from "./shapes";

export type Show = "all" | "left" | "mine";
export type Question = "waive" | "due" | "assign";

interface Group {
  id: string;
  label: string;
  count: string;
  note?: string;
  items: ItemView[];
}

/** What the board stands on. Functions, so that it follows the screen. */
interface Ground {
  team: () => TeamId;
  stage: () => StageView | undefined;
  /** The item of the address. */
  item: () => string | undefined;
  /** Who sits here, for “Mine”. */
  me: () => string;
  /** The day that counts as today for the team. */
  today: () => string;
}

const plain = (name: string): string => name.trim().replace(/^@/, "").toLowerCase();

export class Board {
  show = $state<Show>(keptHere("show", (): Show => this.show) ?? "all");
  marked = $state.raw<ReadonlySet<string>>(new Set());
  /** What a dialog asks, and of which items. */
  asked = $state.raw<{ what: Question; items: readonly ItemView[] }>();

  constructor(private readonly ground: Ground) {}

  get team(): TeamId {
    return this.ground.team();
  }

  get year(): number | undefined {
    return dayOf(this.ground.today())?.getUTCFullYear();
  }

  get today(): string {
    return this.ground.today();
  }

  get all(): readonly ItemView[] {
    return this.ground.stage()?.items ?? [];
  }

  /** Those in sight, blocking ones first. */
  get groups(): Group[] {
    const words = t.stages;
    const progress = this.ground.stage()?.progress;
    if (!progress) return [];
    const shown = this.all.filter((one) => this.#isShown(one));
    const group = (blocking: boolean): Group => {
      const { settled, all } = blocking ? progress.blocking : progress.recommended;
      const items = shown.filter((one) => one.item.blocking === blocking);
      const base = { items, count: words.of(settled, all) };
      return blocking
        ? { id: "blocking", label: words.blocking, note: words.closesGate, ...base }
        : { id: "recommended", label: words.recommended, ...base };
    };
    return [group(true), group(false)].filter(({ items }) => items.length > 0);
  }

  get shown(): ItemView[] {
    return this.groups.flatMap(({ items }) => items);
  }

  /** The one of the address; else the first that is left. */
  get current(): ItemView | undefined {
    const named = this.ground.item()?.toUpperCase();
    const { all, shown } = this;
    return all.find(({ item }) => item.id === named) ?? shown.find((one) => !isSettled(one)) ?? shown[0] ?? all[0];
  }

  /** What a key acts on. */
  get targets(): ItemView[] {
    const marked = this.all.filter(({ item }) => this.marked.has(item.id));
    return marked.length > 0 ? marked : this.current ? [this.current] : [];
  }

  /** The item `step` places from the open one. */
  beside(step: number): ItemView | undefined {
    const { shown, current } = this;
    const at = shown.findIndex(({ item }) => item.id === current?.item.id);
    return at < 0 ? shown[0] : shown[at + step];
  }

  mark(id: string): void {
    const next = new Set(this.marked);
    if (!next.delete(id)) next.add(id);
    this.marked = next;
  }

  unmark(): void {
    this.marked = new Set();
  }

  /** Others stay marked. */
  #unmark(items: readonly ItemView[]): void {
    const done = new Set(idsOf(items));
    this.marked = new Set([...this.marked].filter((id) => !done.has(id)));
  }

  ask(what: Question, items: readonly ItemView[] = this.targets): void {
    if (items.length > 0) this.asked = { what, items };
  }

  /** Done; when all of them are done already, to do again. */
  async finish(targets: readonly ItemView[] = this.targets): Promise<void> {
    const state = targets.every(({ progress }) => progress.state === "done") ? "todo" : "done";
    await this.#change(targets, { state }, (what, unshown) => saidOf(state, what, targets.length, unshown));
  }

  /** A day, or `null` for what the cycle proposes. */
  async setDue(items: readonly ItemView[], due: string | null): Promise<void> {
    const { did } = t.stages;
    const said = (what: string): string => (due === null ? did.proposed(what) : did.due(what, day(due, this.year)));
    await this.#change(items, { due }, said);
  }

  async assign(items: readonly ItemView[], owner: string): Promise<void> {
    const { did } = t.stages;
    const said = (what: string): string => (owner === "" ? did.nobody(what) : did.assigned(what, owner));
    await this.#change(items, { owner }, said);
  }

  /** Throws what the core says, for the dialog to show beside the reason. */
  async waive(items: readonly ItemView[], reason: string, by: string): Promise<void> {
    const { team } = this;
    await call("item_waive_many", { team, items: idsOf(items), reason, by });
    this.#unmark(items);
    toast(t.stages.did.waived(nameOf(items)), { action: wayBack() });
  }

  async #change(
    items: readonly ItemView[],
    change: Partial<Pick<ItemUpdateMany, "state" | "owner" | "due">>,
    /** With how many are done now and nothing shows it. */
    said: (what: string, unshown: number) => string,
  ): Promise<void> {
    await did(
      (unshown: string[]) => said(nameOf(items), unshown.length),
      async () => {
        const unshown = await call("item_update_many", { team: this.team, items: idsOf(items), ...change });
        this.#unmark(items);
        return unshown;
      },
    );
  }

  #isShown(one: ItemView): boolean {
    if (this.show === "left") return !isSettled(one);
    if (this.show === "mine") return plain(one.progress.owner) === plain(this.ground.me());
    return true;
  }
}

const idsOf = (items: readonly ItemView[]): string[] => items.map(({ item }) => item.id);

/** `B7`, or `3 items`. */
export function nameOf(items: readonly ItemView[]): string {
  return items.length === 1 ? (items[0]?.item.id ?? "") : t.stages.did.many(items.length);
}
