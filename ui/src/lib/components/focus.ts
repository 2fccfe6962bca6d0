/** Moves the focus among brothers with the arrow keys, Home and End. */

/** Handles the key if it is one of those; with `click` what gets the focus is chosen at once. Round at the ends. */
export function moveFocus(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  selector: string,
  click = false,
): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
    (one) => !one.matches(":disabled"),
  );
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = all[(to + all.length) % all.length];
  next?.focus();
  if (click) next?.click();
}
