/**
 * Words that no dictionary has, marked when typing rests. The text is checked elsewhere; the marks travel with it. Of a
 * long text only what is in sight is checked.
 */
import { syntaxTree } from "@codemirror/language";
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { Misspelt, Speller } from "./types";

/** How long after the last key, in milliseconds. */
const REST_MS = 700;
/** How long after scrolling. */
const SCROLL_MS = 200;
/** Shorter texts are checked whole. */
const LONG = 20_000;

/** A stretch of the text, and what was found in it. */
interface Checked {
  from: number;
  to: number;
  found: readonly Misspelt[];
}

export const setSpeller = StateEffect.define<Speller | undefined>();
const setMisspelt = StateEffect.define<Checked>();

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
    for (const one of transaction.effects) {
      if (!one.is(setMisspelt)) continue;
      const { from, to, found } = one.value;
      const add = found.map((word) => mark.range(word.from, word.to));
      next = next.update({ filterFrom: from, filterTo: to, filter: () => false, add });
    }
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

/** What is in sight, to the ends of its blocks: half a table or half a link reads otherwise than the whole. */
function stretch({ state, viewport }: EditorView): { from: number; to: number } {
  if (state.doc.length < LONG) return { from: 0, to: state.doc.length };
  const { topNode } = syntaxTree(state);
  const [first, last] = [topNode.childAfter(viewport.from), topNode.childBefore(viewport.to)];
  return {
    from: Math.min(viewport.from, first?.from ?? viewport.from),
    to: Math.max(viewport.to, last?.to ?? viewport.to),
  };
}

const checking = ViewPlugin.fromClass(
  class {
    timer: ReturnType<typeof setTimeout> | undefined;
    // What was checked last.
    from = 0;
    to = 0;
    // Somebody else knows now, so that marks out of sight are old.
    fresh = true;
    constructor(readonly view: EditorView) {}
    update(update: ViewUpdate): void {
      const asked = update.state.field(speller) !== update.startState.field(speller);
      this.fresh ||= asked;
      if (update.docChanged || asked) this.wait(asked ? 0 : REST_MS);
      else if (update.viewportChanged && !this.covers(update.view.viewport)) this.wait(SCROLL_MS);
    }
    covers({ from, to }: { from: number; to: number }): boolean {
      return this.from <= from && to <= this.to;
    }
    wait(rest: number): void {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.check(), rest);
    }
    async check(): Promise<void> {
      const { doc } = this.view.state;
      const { from, to } = stretch(this.view);
      const told = await this.view.state
        .field(speller)
        ?.check(doc.sliceString(from, to))
        .catch(() => undefined);
      // Typed on meanwhile: what was found is of another text, and the next rest asks again.
      if (this.view.state.doc !== doc) return;
      [this.from, this.to] = [from, to];
      const found = (told ?? []).map((one) => ({ ...one, from: one.from + from, to: one.to + from }));
      const old = this.fresh ? { from: 0, to: doc.length } : { from, to };
      this.fresh = false;
      this.view.dispatch({ effects: setMisspelt.of({ ...old, found }) });
    }
    destroy(): void {
      clearTimeout(this.timer);
    }
  },
);

export const spelling: Extension = [speller, misspelt, checking];
