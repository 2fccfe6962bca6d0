/** What the frame is given to show. It knows neither teams nor stages. */
import type { Colour, Icon } from "./types";

export interface NavEntry {
  id: string;
  label: string;
  href: string;
  icon?: Icon | undefined;
  /** A quiet number or word at the right. */
  count?: number | string | undefined;
  current?: boolean | undefined;
  /** Instead of an icon: how far it is. */
  ring?: { part: number; passed?: boolean | undefined; colour: Colour; label: string } | undefined;
  /** Before the label, in the same column for all: a number. */
  number?: string | undefined;
  /** The whole name, when `label` is its short form. */
  title?: string | undefined;
}

/** A heading with entries, in the sidebar. */
export interface NavSection {
  label: string;
  note?: string | undefined;
  entries: readonly NavEntry[];
}

/** The space the window is in. */
export interface SpaceMark {
  name: string;
  note?: string | undefined;
  /** Two letters; from the name if not given. */
  mark?: string | undefined;
}
