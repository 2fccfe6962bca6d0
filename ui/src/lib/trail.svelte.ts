/**
 * What each place on the way back remembers: how its list was narrowed, where it was scrolled, which row had the
 * keyboard. The one rule: it is written down in the moment a place is left, and read by what is set up there again.
 */
import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

type Memory = Map<string, unknown>;

/** So many places are remembered; whoever goes back further finds the lists as they begin. */
const MOST = 200;
/** Frames that a place may take until its rows are there, and how many it then has to stay. */
const [SETTLES, STILL] = [180, 6];

let place = 0;
// Numbers go on from the clock, so that an address of an earlier page is none of ours.
let last = Date.now();
let memory: Memory = new Map();
const memories = new Map<number, Memory>([[place, memory]]);
const writing = new Set<() => void>();

interface Entry {
  place?: number;
  at?: string;
}

/** Which place the entry of the history is. WebKit gives a new one the state of the one before: its address tells. */
function known(): number | undefined {
  const { place, at } = (history.state ?? {}) as Entry;
  return at === location.hash ? place : undefined;
}

export const trail = {
  /** What the entry of the history says of this place, when its address becomes `at`. */
  entry: (at: string): Entry => ({ place, at }),
  /** The address is another: call it before what is on the screen goes. */
  follow(): void {
    const at = known();
    if (at === place) return;
    for (const write of [...writing]) write();
    place = at ?? ++last;
    if (at === undefined) history.replaceState(trail.entry(location.hash), "");
    memory = memories.get(place) ?? new Map();
    memories.delete(place);
    memories.set(place, memory);
    const [oldest] = memories.keys();
    if (memories.size > MOST && oldest !== undefined) memories.delete(oldest);
  },
  /** Somebody came back to here. */
  get isBack(): boolean {
    return memory.size > 0;
  },
};

function keep<T>(name: string, now: () => T): { was: T | undefined; stop: () => void } {
  const write = (): void => void memory.set(name, untrack(now));
  writing.add(write);
  return { was: memory.get(name) as T | undefined, stop: () => void writing.delete(write) };
}

/** What `name` was when this place was left; `now` says what it is. Call while a component is set up. */
export function keptHere<T>(name: string, now: () => T): T | undefined {
  const { was, stop } = keep(name, now);
  $effect(() => stop);
  return was;
}

/** For what scrolls: coming back, it stands where it stood. */
export function keptScroll(name: string): Attachment<HTMLElement> {
  return (box) =>
    untrack(() => {
      const { was, stop } = keep(`scroll ${name}`, () => box.scrollTop);
      const leave = was ? scrollBack(box, was) : undefined;
      return () => {
        stop();
        leave?.();
      };
    });
}

/** Rows come when they are loaded: it is scrolled until it is there, and a hand on wheel, key or mouse ends that. */
function scrollBack(box: HTMLElement, top: number): () => void {
  let [frames, still] = [SETTLES, 0];
  const heard = ["wheel", "pointerdown", "keydown"];
  const leave = (): void => {
    frames = 0;
    for (const one of heard) removeEventListener(one, leave, true);
  };
  for (const one of heard) addEventListener(one, leave, { capture: true, passive: true });
  const step = (): void => {
    if (frames-- <= 0 || still === STILL) return leave();
    if (Math.abs(box.scrollTop - top) > 1) [box.scrollTop, still] = [top, 0];
    else still += 1;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return leave;
}
