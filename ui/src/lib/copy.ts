/** Texts onto the clipboard. */
import { toast } from "$lib/components/toasts.svelte";
import { t } from "$lib/strings";

/** Answers whether it is there. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Some web views only copy what is selected.
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    // Inside the open dialog: outside of it nothing can take the focus.
    (document.querySelector("[role=dialog]") ?? document.body).append(area);
    const had = document.activeElement;
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    if (had instanceof HTMLElement) had.focus();
    return isCopied;
  }
}

/** Copies it and says `words`, or that it could not. */
export async function copied(text: string, words: string): Promise<void> {
  if (await copy(text)) toast(words);
  else toast(t.parts.list.notCopied, { tone: "danger" });
}
