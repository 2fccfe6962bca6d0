/** What several components share. A component knows no domain: words and numbers come in by props. */
import type { LucideIcon } from "@lucide/svelte";

/** An icon: `import Check from "@lucide/svelte/icons/check"`, one at a time, so that the bundle stays small. */
export type Icon = LucideIcon;

/** Why something is coloured: it went well, look here, it is wrong, it is worth knowing, it can be acted on. */
export type Tone = "ok" | "warn" | "danger" | "info" | "accent" | "plain";

/** One of the seven colours of the way. */
export type Colour = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One choice of a select, a combobox, a segmented switch or a group of radios. */
export interface Option<V extends string = string> {
  value: V;
  label: string;
  hint?: string | undefined;
  count?: number | string | undefined;
  icon?: Icon | undefined;
  disabled?: boolean | undefined;
}

/** What a word means: the question, which names the mark, and the answer. */
export interface Meaning {
  asks: string;
  text: string;
}

/** One entry of a menu: a command, a link, a heading or a line. */
export type MenuEntry =
  | {
      label: string;
      run: () => void;
      icon?: Icon | undefined;
      kbd?: string | undefined;
      tone?: "danger" | undefined;
      disabled?: boolean | undefined;
      /** Why it is off: stands under its words. */
      hint?: string | undefined;
      checked?: boolean | undefined;
    }
  | { heading: string }
  | "line";
