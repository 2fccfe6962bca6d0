/** What can be done about the place of the cursor or the mouse: fixes of findings, words that may be meant. */
import { forEachDiagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { t } from "$lib/strings";
import { misspeltAt, setSpeller, speller } from "./spelling";
import type { Misspelt } from "./types";

interface Choice {
  label: string;
  run: () => void;
}

const words = t.parts.spelling;

/** Puts a word in the place of a marked one. */
function put(view: EditorView, { from, to }: Misspelt, word: string): void {
  view.dispatch({ changes: { from, to, insert: word }, userEvent: "input.spelling" });
  view.focus();
}

async function wordsFor(view: EditorView, found: Misspelt): Promise<Choice[]> {
  const asked = view.state.field(speller);
  if (!asked) return [];
  const near = await asked.suggest(found.word).catch(() => []);
  const learn = async (): Promise<void> => {
    await asked.learn(found.word);
    // Asked anew, so that the same word elsewhere loses its mark.
    view.dispatch({ effects: setSpeller.of({ ...asked }) });
    view.focus();
  };
  return [
    ...near.map((word) => ({ label: word, run: () => put(view, found, word) })),
    { label: words.learn(found.word), run: () => void learn() },
  ];
}

/** Fixes of what was found at a place. */
function fixesAt(view: EditorView, at: number): Choice[] {
  const found: Choice[] = [];
  forEachDiagnostic(view.state, (one, from, to) => {
    if (from > at || to < at) return;
    for (const { name, apply } of one.actions ?? []) found.push({ label: name, run: () => apply(view, from, to) });
  });
  return found;
}

function buttons(choices: readonly Choice[], done: () => void): HTMLElement[] {
  return choices.map(({ label, run }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("role", "menuitem");
    button.textContent = label;
    button.onclick = () => {
      done();
      run();
    };
    return button;
  });
}

function box(label: string): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-choices";
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", label);
  return dom;
}

/** Over a marked word: what may be meant. */
const overWord = hoverTooltip((view, at) => {
  const found = misspeltAt(view.state, at);
  if (!found) return null;
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      const head = document.createElement("p");
      head.className = "cm-choices-head";
      head.textContent = words.unknown(found.word);
      const menu = box(words.unknown(found.word));
      dom.append(head, menu);
      void wordsFor(view, found).then((choices) => menu.append(...buttons(choices, () => {})));
      return { dom };
    },
  };
});

const open = StateEffect.define<{ at: number; choices: readonly Choice[] } | null>();

const menu = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    let next = transaction.docChanged ? null : shown;
    for (const one of transaction.effects) if (one.is(open)) next = one.value && tooltip(one.value);
    return next;
  },
  provide: (field) => showTooltip.from(field),
});

function tooltip({ at, choices }: { at: number; choices: readonly Choice[] }): Tooltip {
  return {
    pos: at,
    create: (view) => {
      const dom = box(t.parts.choices);
      const close = (): void => {
        view.dispatch({ effects: open.of(null) });
        view.focus();
      };
      const all = buttons(choices, close);
      dom.append(...all);
      dom.onkeydown = (event) => {
        const here = all.indexOf(document.activeElement as HTMLElement);
        const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
        if (event.key === "Escape" || event.key === "Tab") close();
        else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
        else return;
        event.preventDefault();
        event.stopPropagation();
      };
      dom.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !dom.contains(relatedTarget) && !view.dom.contains(relatedTarget))
          view.dispatch({ effects: open.of(null) });
      });
      return { dom, mount: () => all[0]?.focus() };
    },
  };
}

/** Opens the choices at the cursor; where there are none, `onhelp` says what is known of the place. */
function ask(view: EditorView, onhelp: (() => void) | undefined): boolean {
  const at = view.state.selection.main.head;
  const fixes = fixesAt(view, at);
  const found = misspeltAt(view.state, at);
  if (found) {
    const { doc } = view.state;
    void wordsFor(view, found).then((near) => {
      if (view.state.doc === doc) view.dispatch({ effects: open.of({ at, choices: [...fixes, ...near] }) });
    });
    return true;
  }
  if (fixes.length === 0) {
    onhelp?.();
    return onhelp !== undefined;
  }
  view.dispatch({ effects: open.of({ at, choices: fixes }) });
  return true;
}

export const choices = (onhelp: (() => void) | undefined): Extension => [
  overWord,
  menu,
  keymap.of([{ key: "Mod-.", run: (view) => ask(view, onhelp) }]),
];
