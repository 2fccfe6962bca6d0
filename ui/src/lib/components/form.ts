/**
 * How a form and the fields in it find each other. The one rule: what a field shows is what is sent, so before anything
 * is sent each field takes what it shows, or says why it can't, and then nothing is sent.
 */
import { getContext, onMount, setContext } from "svelte";

export interface Asked {
  /** Takes what is shown. False when it can't, and the field says why. */
  settle: () => boolean;
  focus: () => void;
}

export class FormFields {
  readonly #all = new Set<Asked>();

  join(field: Asked): () => void {
    this.#all.add(field);
    return () => this.#all.delete(field);
  }

  /** Whether all of them could be taken. The first that can't gets the keyboard. */
  settle(): boolean {
    const wrong = [...this.#all].filter((field) => !field.settle());
    wrong[0]?.focus();
    return wrong.length === 0;
  }
}

/**
 * For buttons under a form. A field that is left may say what is wrong and move the button away under the click: the
 * keyboard stays in it, and it is asked when the form is sent.
 */
export function stays(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
}

const KEY = Symbol("form");

/** Begins a form. Call it while the component is set up. */
export const formFields = (): FormFields => setContext(KEY, new FormFields());

/** Joins the form around, if there is one. */
export function joinForm(field: Asked): void {
  const form = getContext<FormFields | undefined>(KEY);
  if (form) onMount(() => form.join(field));
}
