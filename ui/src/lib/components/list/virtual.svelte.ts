/**
 * Draws only the rows in sight, of any number of them. A thin coat over TanStack's virtualiser. The one rule: where the
 * rows begin in what scrolls is looked at again with every scroll, since what stands above them may have grown.
 */
import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";

interface Options {
  count: number;
  /** What scrolls. */
  scroller: HTMLElement | undefined;
  /** What holds the rows, when other things stand above it in the scroller. */
  body?: HTMLElement | undefined;
  /** Height of a row in CSS pixels; with `key` a guess, until the row is measured. */
  size: (index: number) => number;
  /** Makes rows of differing height: each is measured, and known by its key when others come and go. */
  key?: ((index: number) => string) | undefined;
  /** What stands above the rows inside the scroller and stays in sight: a head. */
  head?: number | undefined;
  /** Rows that are drawn wherever they are, so that the focus does not fall out of the document. */
  keep?: readonly (number | undefined)[] | undefined;
}

/** Height that a scroller without layout is taken to have (a test, a hidden tab). */
const UNSEEN_HEIGHT = 600;

/** Frames that scrolling to a row may take, and how many it then has to stay where it is. */
const [SETTLES, STILL] = [60, 4];

export interface Rows {
  /** Each with its place, counted from the top of the first row. */
  readonly items: readonly { index: number; start: number }[];
  /** Height of all rows together, in CSS pixels. */
  readonly total: number;
  show(index: number): void;
  /** Attach to rows of differing height. */
  measure: (row: HTMLElement) => void;
}

/** What scrolls `element`: the nearest around it that does. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}

/** Call while a component is set up. */
export function virtualRows(options: () => Options): Rows {
  let items = $state.raw<VirtualItem[]>([]);
  let total = $state(0);
  let current = options();
  let margin = $state(0);
  const body = $derived(options().body);
  const scroller = $derived(options().scroller);

  const settings = () => {
    const { count, key, body } = current;
    return {
      // The virtualiser takes its last row for the end of what scrolls. Where more stands below ours, a row of no height
      // that is never drawn is the last.
      count: body && count > 0 ? count + 1 : count,
      getScrollElement: () => current.scroller ?? null,
      estimateSize: (index: number) => (index < current.count ? current.size(index) : 0),
      // A new one each time, which is what makes the virtualiser see that keys have moved.
      ...(key && { getItemKey: (index: number) => (index < current.count ? (current.key ?? String)(index) : index) }),
      overscan: 8,
      scrollMargin: margin,
      scrollPaddingStart: current.head ?? 0,
      initialRect: { width: 0, height: UNSEEN_HEIGHT },
      scrollToFn: elementScroll,
      measureElement: (...of: Parameters<typeof measureElement<HTMLElement>>) =>
        measureElement(...of) || current.size(Number(of[0].dataset["index"])),
      observeElementOffset: (
        instance: Virtualizer<HTMLElement, HTMLElement>,
        heard: (offset: number, isScrolling: boolean) => void,
      ) =>
        observeElementOffset(instance, (...of) => {
          place();
          heard(...of);
        }),
      observeElementRect: (
        instance: Virtualizer<HTMLElement, HTMLElement>,
        heard: (rect: { width: number; height: number }) => void,
      ) => observeElementRect(instance, (rect) => heard({ ...rect, height: rect.height || UNSEEN_HEIGHT })),
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const seen = defaultRangeExtractor(range);
        const all = new Set([...seen, ...(current.keep ?? [])]);
        return [...all]
          .filter((at) => at !== undefined && at >= 0 && at < current.count)
          .sort((a, b) => a! - b!) as number[];
      },
      onChange: () => read(),
    };
  };

  const rows = new Virtualizer<HTMLElement, HTMLElement>(settings());

  function read(): void {
    items = rows.getVirtualItems();
    total = rows.getTotalSize();
  }

  /** Looks where the rows begin in what scrolls. */
  function place(): void {
    const { body, scroller } = current;
    if (!body || !scroller) return;
    const inside = body.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const now = Math.round(inside - scroller.clientTop + scroller.scrollTop);
    if (now === margin) return;
    margin = now;
    rows.setOptions(settings());
    read();
  }

  $effect.pre(() => {
    current = options();
    untrack(() => {
      rows.setOptions(settings());
      if (!current.key) rows.measure();
      read();
    });
  });
  $effect(() => {
    // The scroller may be there only since the round before: then no other round would tell the virtualiser.
    current = options();
    untrack(() => {
      place();
      rows.setOptions(settings());
      rows._willUpdate();
      read();
    });
  });
  $effect(() => {
    if (!body || !scroller) return;
    // What grows above the rows makes something around both larger.
    const observer = new ResizeObserver(place);
    for (let at: HTMLElement | null = body; at && at !== scroller; at = at.parentElement) observer.observe(at);
    observer.observe(scroller);
    return () => observer.disconnect();
  });
  $effect(() => rows._didMount());

  /** Counts what was asked for, so that the next, or a hand on the wheel or a key, ends what was asked before. */
  let asked = 0;
  $effect(() => {
    const leave = (): void => void asked++;
    const heard = ["wheel", "pointerdown", "keydown"];
    for (const one of heard) scroller?.addEventListener(one, leave, { capture: true, passive: true });
    return () => {
      leave();
      for (const one of heard) scroller?.removeEventListener(one, leave, { capture: true });
    };
  });

  /**
   * Two lists can stand in one scroller. When the other finds its rows taller than it guessed, it moves what is in
   * sight, and the virtualiser takes that for the user: so what was asked for is asked again until it stays.
   */
  function settle(index: number, ask: number, frames = SETTLES, still = 0): void {
    if (ask !== asked || frames === 0 || still === STILL) return;
    requestAnimationFrame(() => {
      if (ask !== asked) return;
      const [to] = rows.getOffsetForIndex(index) ?? [];
      const isThere = to === undefined || Math.abs(to - (rows.scrollOffset ?? 0)) <= 1;
      if (!isThere && still === 0) rows.scrollToIndex(index);
      settle(index, ask, frames - 1, isThere ? still + 1 : 0);
    });
  }

  return {
    get items() {
      return items.map(({ index, start }) => ({ index, start: start - margin }));
    },
    get total() {
      return total;
    },
    show(index) {
      place();
      rows.scrollToIndex(index);
      settle(index, ++asked);
    },
    measure: (row) => rows.measureElement(row),
  };
}
