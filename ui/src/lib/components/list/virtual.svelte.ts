/** Draws only the rows in sight, of any number of them. A thin coat over TanStack's virtualiser. */
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";

interface Options {
  count: number;
  /** What scrolls. */
  scroller: HTMLElement | undefined;
  /** Height of a row in CSS pixels. */
  size: (index: number) => number;
  /** What stands above the rows inside the scroller and stays in sight: a head. */
  head?: number;
  /** A row that is drawn wherever it is, so that the focus does not fall out of the document. */
  keep?: number | undefined;
}

/** Height that a scroller without layout is taken to have (a test, a hidden tab). */
const UNSEEN_HEIGHT = 600;

export interface Rows {
  readonly items: VirtualItem[];
  /** Height of all rows together, in CSS pixels. */
  readonly total: number;
  show(index: number): void;
}

/** Call while a component is set up. */
export function virtualRows(options: () => Options): Rows {
  let items = $state.raw<VirtualItem[]>([]);
  let total = $state(0);
  let current = options();

  const settings = () => ({
    count: current.count,
    getScrollElement: () => current.scroller ?? null,
    estimateSize: current.size,
    overscan: 8,
    scrollPaddingStart: current.head ?? 0,
    initialRect: { width: 0, height: UNSEEN_HEIGHT },
    scrollToFn: elementScroll,
    observeElementOffset,
    observeElementRect: (
      instance: Virtualizer<HTMLElement, HTMLElement>,
      heard: (rect: { width: number; height: number }) => void,
    ) => observeElementRect(instance, (rect) => heard({ ...rect, height: rect.height || UNSEEN_HEIGHT })),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      const { keep } = current;
      if (keep === undefined || keep < 0 || keep >= range.count || seen.includes(keep)) return seen;
      return [...seen, keep].sort((a, b) => a - b);
    },
    onChange: () => read(),
  });

  const rows = new Virtualizer<HTMLElement, HTMLElement>(settings());

  function read(): void {
    items = rows.getVirtualItems();
    total = rows.getTotalSize();
  }

  $effect.pre(() => {
    current = options();
    rows.setOptions(settings());
    rows.measure();
    read();
  });
  $effect(() => {
    // The scroller may be there only since the round before: then no other round would tell the virtualiser.
    current = options();
    rows.setOptions(settings());
    rows._willUpdate();
    read();
  });
  $effect(() => rows._didMount());

  return {
    get items() {
      return items;
    },
    get total() {
      return total;
    },
    show: (index) => rows.scrollToIndex(index, { align: "auto" }),
  };
}
