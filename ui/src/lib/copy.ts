/**
 * Texts onto the clipboard. The one rule: nothing else writes to it, and "copied" is said here, when the clipboard
 * took it, or that it did not.
 */
import { toast } from "$lib/components/toasts.svelte";
import { t } from "$lib/strings";

/** Copies it and says `words`, or that it could not. Answers whether it is there. */
export async function copied(text: string, words: string): Promise<boolean> {
  // Some web views have no clipboard to ask at all.
  const asked = async (): Promise<void> => navigator.clipboard.writeText(text);
  const isThere = await asked().then(
    () => true,
    () => selected(text),
  );
  if (isThere) toast(words);
  else toast(t.parts.notCopied, { tone: "danger" });
  return isThere;
}

/** Some web views only copy what is selected. */
function selected(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  // Inside the open dialog: outside of it nothing can take the focus.
  (document.querySelector("[role=dialog]") ?? document.body).append(area);
  const had = document.activeElement;
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (had instanceof HTMLElement) had.focus();
  }
}
