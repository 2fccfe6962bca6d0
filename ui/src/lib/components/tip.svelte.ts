/** Tooltips: one layer for the whole window, so that a table of a thousand buttons costs nothing. */
import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

interface Shown {
  text: string;
  kbd: string | undefined;
  at: DOMRect;
}

let shown = $state.raw<Shown>();
let timer: ReturnType<typeof setTimeout> | undefined;
let owner: Element | undefined;

/** What `TooltipLayer` draws. */
export const tooltip = {
  get current(): Shown | undefined {
    return shown;
  },
  /** Shows `text` beside something that has no tooltip of its own. */
  show(beside: Element, text: string): void {
    owner = undefined;
    shown = { text, kbd: undefined, at: beside.getBoundingClientRect() };
  },
  hide(): void {
    clearTimeout(timer);
    shown = undefined;
    owner?.removeAttribute("aria-describedby");
    owner = undefined;
  },
};

/** The id of the layer, for `aria-describedby`. */
export const TOOLTIP_ID = "tooltip";

/**
 * Shows `text` (and a chord) beside the element on hover after a moment, and at once on keyboard focus.
 * `named` says that the element's own label is the same text, so it need not be read out twice.
 */
export function tip(text: string | undefined, kbd?: string, named = false): Attachment {
  return (node) => {
    if (!text) return;
    const show = (): void => {
      owner = node;
      shown = { text, kbd, at: node.getBoundingClientRect() };
      if (!named) node.setAttribute("aria-describedby", TOOLTIP_ID);
    };
    const over = (): void => {
      clearTimeout(timer);
      timer = setTimeout(show, shown ? 60 : 450);
    };
    const focus = (): void => {
      if (node.matches(":focus-visible")) show();
    };
    // An element that is taken away while it has the focus blurs in the middle of drawing.
    const hide = (): void => untrack(() => tooltip.hide());
    const key = (event: Event): void => {
      if ((event as KeyboardEvent).key === "Escape") hide();
    };
    const on: [string, (event: Event) => void][] = [
      ["pointerenter", over],
      ["pointerleave", hide],
      ["pointerdown", hide],
      ["focus", focus],
      ["blur", hide],
      ["keydown", key],
    ];
    for (const [name, run] of on) node.addEventListener(name, run);
    return () => {
      for (const [name, run] of on) node.removeEventListener(name, run);
      if (owner === node) hide();
    };
  };
}
