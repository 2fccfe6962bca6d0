/** One part of a way, for `TrackBar`. */
import type { StateShape } from "./state";
import type { Colour } from "./types";

export interface Segment {
  id: string;
  /** In full; it wraps to two lines. */
  title: string;
  /** 0 to 1. */
  fraction: number;
  colour: Colour;
  /** One line under it: “5 of 9 · 1 blocked”. */
  note: string;
  shape?: StateShape | undefined;
  current?: boolean | undefined;
  href?: string | undefined;
}
