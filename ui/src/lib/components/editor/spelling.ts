/** Words that no dictionary has, marked when typing rests. The text is checked elsewhere; the marks travel with it. */
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { Misspelt, Speller } from "./types";

/** How long after the last key, in milliseconds. */
const REST_MS = 700;

export const setSpeller = StateEffect.define<Speller | undefined>();
const setMisspelt = StateEffect.define<readonly Misspelt[]>();

const mark = Decoration.mark({ class: "cm-misspelt" });

/** Who is asked. */
export const speller = StateField.define<Speller | undefined>({
  create: () => undefined,
  update(now, transaction) {
    let next = now;
    for (const one of transaction.effects) if (one.is(setSpeller)) next = one.value;
    return next;
  },
});

const misspelt = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const one of transaction.effects)
      if (one.is(setMisspelt)) next = Decoration.set(one.value.map(({ from, to }) => mark.range(from, to)));
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The marked word at a place. */
export function misspeltAt(state: EditorState, at: number): Misspelt | undefined {
  let found: Misspelt | undefined;
  state.field(misspelt, false)?.between(at, at, (from, to) => {
    found = { from, to, word: state.sliceDoc(from, to) };
  });
  return found;
}

const checking = ViewPlugin.fromClass(
  class {
    timer: ReturnType<typeof setTimeout> | undefined;
    constructor(readonly view: EditorView) {}
    update(update: ViewUpdate): void {
      const asked = update.state.field(speller) !== update.startState.field(speller);
      if (update.docChanged || asked) this.wait(asked ? 0 : REST_MS);
    }
    wait(rest: number): void {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.check(), rest);
    }
    async check(): Promise<void> {
      const { doc } = this.view.state;
      const found = await this.view.state
        .field(speller)
        ?.check(doc.toString())
        .catch(() => undefined);
      // Typed on meanwhile: what was found is of another text, and the next rest asks again.
      if (this.view.state.doc !== doc) return;
      this.view.dispatch({ effects: setMisspelt.of(found ?? []) });
    }
    destroy(): void {
      clearTimeout(this.timer);
    }
  },
);

export const spelling: Extension = [speller, misspelt, checking];
