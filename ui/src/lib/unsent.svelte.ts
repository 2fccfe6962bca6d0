/** Forms with something typed in them that nobody has sent yet. The one rule: who closes the window is told of them. */
import { SvelteMap } from "svelte/reactivity";

const forms = new SvelteMap<string, string>();

export const unsent = {
  /** What they are called. */
  get names(): string[] {
    return [...forms.values()];
  },
  /** Somebody typed in a form. */
  touch(id: string, name: string): void {
    forms.set(id, name);
  },
  /** It was sent, or nobody wants it any more. */
  forget(id: string): void {
    forms.delete(id);
  },
};
