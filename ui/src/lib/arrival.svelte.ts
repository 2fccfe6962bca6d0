/**
 * Where the keyboard is after a change of screen: on the record that was asked for, else on the heading. The one rule:
 * it never falls to the page, also where a screen is loaded first.
 */
import { tick } from "svelte";

let aimed = $state.raw<{ id: string; at: string }>();

export const aim = {
  /** The next screen, whose address is `at`, is opened for this record: the list that has it puts the keyboard there. */
  take(id: string, at: string): void {
    aimed = { id, at };
  },
  /** The record that the screen was opened for. */
  get current(): string | undefined {
    return aimed?.at === location.hash ? aimed.id : undefined;
  },
  /** It was reached, or something else is wanted now. */
  drop(): void {
    aimed = undefined;
  },
};

/** Nothing has the keyboard, or only the heading that it was put on. */
export function isIdle(): boolean {
  const at = document.activeElement;
  return !at || at === document.body || at.tagName === "H1" || at.id === "main";
}

/** Tells screen readers, and the keyboard, that the screen is another one. A screen that focused something keeps it. */
export async function focusHeading(): Promise<void> {
  await tick();
  const main = document.querySelector("main");
  if (main?.contains(document.activeElement) || document.querySelector("[role='dialog']")) return;
  toHeading();
}

/** Puts the keyboard on the heading of the screen; says whether there is one. */
export function toHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1, [role='main'] h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
