/**
 * Rows under headings, of which only those near what is in sight are drawn once they are many. The one rule: what has
 * the focus, and every heading, is always drawn.
 */
import { keysIn, linesIn, partsOf, type Group, type Part } from "./rows";
import { scrollerOf, virtualRows } from "./virtual.svelte";

/** So many lines are all drawn: a page of them costs no more than what it takes to choose among them. */
const ALL = 200;

interface Options<T> {
  groups: readonly Group<T>[];
  key: (item: T) => string;
  /** What holds the rows. */
  body: HTMLElement | undefined;
  /** What scrolls, when it is the list itself: then its rows are all as tall, and not measured. */
  own?: { scroller: HTMLElement | undefined } | undefined;
  /** Height of a row in CSS pixels, or a guess at it. */
  height: number;
  /** Height of what stands above the rows and stays in sight. */
  head?: number | undefined;
  /** Rows to draw wherever they are, by their place among the rows. */
  keep: readonly (number | undefined)[];
}

export interface LongRows<T> {
  /** Not all rows are drawn: each stands where its `start` says, in a body as high as `total`. */
  readonly isLong: boolean;
  readonly parts: readonly Part<T>[];
  readonly total: number;
  /** Scrolls to a row, by its place among the rows. */
  show(at: number): void;
  /** How many rows are in sight. */
  page(): number;
  /** Attach it to headings and rows. */
  readonly measure: ((row: HTMLElement) => void) | undefined;
}

/** Call while a component is set up. */
export function longRows<T>(options: () => Options<T>): LongRows<T> {
  const lines = $derived(linesIn(options().groups));
  const isOwn = $derived(options().own !== undefined);
  const isLong = $derived(isOwn || lines.count > ALL);
  const keys = $derived(isLong && !isOwn ? keysIn(options().groups, options().key) : []);
  const body = $derived(options().body);
  const scroller = $derived(isOwn ? options().own?.scroller : isLong && body ? scrollerOf(body) : undefined);

  /** Which line a row is: the headings before it count. */
  function lineOf(at: number): number {
    let line = at;
    for (const head of lines.heads) {
      if (head > line) break;
      line++;
    }
    return line;
  }

  const view = virtualRows(() => {
    const { height, head, keep } = options();
    const known = keys;
    return {
      count: isLong ? lines.count : 0,
      scroller,
      body: isOwn ? undefined : body,
      size: () => height,
      head,
      key: isOwn ? undefined : (line) => known[line] ?? String(line),
      keep: isLong ? [...keep.map((at) => (at === undefined ? undefined : lineOf(at))), ...lines.heads] : [],
    };
  });
  const parts = $derived(partsOf(options().groups, isLong ? view.items : undefined));

  return {
    get isLong() {
      return isLong;
    },
    get parts() {
      return parts;
    },
    get total() {
      return view.total;
    },
    show: (at) => view.show(lineOf(at)),
    page: () => Math.floor(((scroller?.clientHeight ?? 0) - (options().head ?? 0)) / options().height) || 10,
    get measure() {
      return isLong && !isOwn ? view.measure : undefined;
    },
  };
}
