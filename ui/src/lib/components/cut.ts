/**
 * What is cut short is whole where the mouse rests or the keyboard is, in every list and heading. The one rule: what
 * says it by itself already, with a title or a tooltip of its own, is left alone.
 */
import { tooltip } from "./tip.svelte";

/** Whoever walks through a list is not stopped by every row. */
const WAIT_MS = 450;
/** So far around the mouse the text that is cut may stand. */
const AROUND = 3;

function isCut(one: Element): one is HTMLElement {
  if (!(one instanceof HTMLElement) || (one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1))
    return false;
  const style = getComputedStyle(one);
  return style.textOverflow === "ellipsis" || !/^(none|)$/.test(style.webkitLineClamp ?? "");
}

const textOf = (one: HTMLElement): string => (one.innerText ?? one.textContent ?? "").replace(/\s+/g, " ").trim();

/** All that is cut of `within`, as one line. */
export function cutIn(within: Element): string {
  const all = [within, ...within.querySelectorAll("*")].filter(isCut);
  return [...new Set(all.filter((one) => !all.some((other) => other !== one && other.contains(one))).map(textOf))]
    .filter(Boolean)
    .join(" · ");
}

/** Listens on the page until the function that it gives back is called. */
export function showCut(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = false;
  const leave = (): void => {
    clearTimeout(timer);
    if (shown) tooltip.hide();
    shown = false;
  };
  const later = (at: Element, find: () => string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = at.isConnected ? find() : "";
      if (text === "" || tooltip.current) return;
      tooltip.show(at, text);
      shown = true;
    }, WAIT_MS);
  };
  const focused = ({ target }: FocusEvent): void => {
    leave();
    if (target instanceof Element && target.matches(":is([data-row], a, button, h1):focus-visible"))
      later(target, () => cutIn(target));
  };
  const over = ({ target }: PointerEvent): void => {
    leave();
    if (!(target instanceof Element)) return;
    let at: Element | null = target;
    for (let n = 0; at && n < AROUND && !isCut(at); n++) at = at.parentElement;
    const cut = at;
    if (cut && isCut(cut) && !cut.closest("[title], [aria-describedby]")) later(cut, () => textOf(cut));
  };
  const heard = [
    ["focusin", focused],
    ["focusout", leave],
    ["pointerover", over],
    ["pointerdown", leave],
    ["keydown", ({ key }: KeyboardEvent) => key === "Escape" && leave()],
  ] as [string, (event: Event) => void][];
  for (const [name, run] of heard) document.addEventListener(name, run);
  document.addEventListener("scroll", leave, true);
  return () => {
    leave();
    for (const [name, run] of heard) document.removeEventListener(name, run);
    document.removeEventListener("scroll", leave, true);
  };
}
