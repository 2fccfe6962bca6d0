/** Starts CodeMirror. Loaded only when an editor is shown, so that the rest of the window starts without it. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdownKeymap } from "@codemirror/lang-markdown";
import { nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { t } from "$lib/strings";
import { choices } from "./choices";
import { markdown } from "./inSight";
import { look, markdownLook } from "./look";
import { factsField, factSource, fixedField, fromOutside, keepFixed, setFacts, setFixed, signs } from "./marks";
import { setSpeller, spelling } from "./spelling";
import { changeTable, inTable, putTable, tableKeys } from "./tableKeys";
import { tableLines } from "./tableLines";
import { taken } from "./taken";
import type { EditorHandle, EditorOptions } from "./types";

const SEVERITY = { danger: "error", warn: "warning", info: "info" } as const;

export function startEditor(parent: HTMLElement, options: EditorOptions): EditorHandle {
  const locked = new Compartment();
  const lock = (readonly: boolean): Extension => [EditorState.readOnly.of(readonly), EditorView.editable.of(!readonly)];

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.doc,
      extensions: [
        options.nonce ? EditorView.cspNonce.of(options.nonce) : [],
        lineNumbers(),
        fixedField,
        factsField,
        keepFixed,
        factSource,
        signs(t.parts.fixedText),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        search({ top: true }),
        // Without `markdown()`, which would bring the languages of HTML, CSS and JavaScript along.
        markdown,
        EditorView.lineWrapping,
        EditorState.allowMultipleSelections.of(true),
        tableKeys,
        choices(options.onhelp),
        taken(options),
        spelling,
        keymap.of([
          ...markdownKeymap,
          { key: "F8", run: nextDiagnostic },
          { key: "Shift-F8", run: previousDiagnostic },
          // Tab leaves the editor, as everywhere else; indenting has keys of its own.
          { key: "Mod-]", run: indentWithTab.run! },
          { key: "Mod-[", run: indentWithTab.shift! },
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
        ]),
        options.placeholder ? placeholder(options.placeholder) : [],
        EditorView.contentAttributes.of({ "aria-label": options.label, spellcheck: "false", tabindex: "0" }),
        locked.of(lock(options.readonly)),
        tableLines,
        look,
        markdownLook,
        EditorView.domEventHandlers({
          blur: () => void options.onblur(),
          scroll: (_, view) => void options.onscroll(lineInSight(view)),
        }),
        EditorView.updateListener.of((update) => {
          const ours = update.transactions.some((one) => one.effects.some((effect) => effect.is(fromOutside)));
          const { doc } = update.state;
          if (update.docChanged && !ours) options.onedit(() => doc.toString(), doc.length);
          if (update.selectionSet || update.docChanged) options.oncursor(update.state.selection.main.head);
        }),
      ],
    }),
  });

  const clamp = (at: number): number => Math.max(0, Math.min(view.state.doc.length, at));

  return {
    setText(text) {
      const change = difference(view.state.doc.toString(), text);
      if (!change) return;
      view.dispatch({
        changes: change,
        effects: fromOutside.of(null),
        annotations: Transaction.addToHistory.of(false),
      });
    },
    setFindings(findings) {
      const drawn = findings.map((one): Diagnostic => {
        const from = clamp(one.from);
        return {
          from,
          to: Math.max(from, clamp(one.to)),
          severity: SEVERITY[one.tone],
          message: one.text,
          ...(one.code ? { source: one.code } : {}),
          actions: (one.fixes ?? []).map((fix) => ({ name: fix.label, apply: () => fix.run() })),
        };
      });
      view.dispatch(setDiagnostics(view.state, drawn));
    },
    setFixed: (ranges) => view.dispatch({ effects: setFixed.of(ranges) }),
    setFacts: (ranges) => view.dispatch({ effects: setFacts.of(ranges) }),
    setReadonly: (readonly) => view.dispatch({ effects: locked.reconfigure(lock(readonly)) }),
    goTo(offset) {
      const at = clamp(offset);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    step: (way) => void (way === 1 ? nextDiagnostic(view) : previousDiagnostic(view)),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    setSpeller: (speller) => view.dispatch({ effects: setSpeller.of(speller) }),
    addTable: () => putTable(view),
    inTable: () => inTable(view),
    table: (act) => changeTable(view, act),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** The line at the top, with the part of it that is scrolled away. */
function lineInSight(view: EditorView): number {
  const top = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  const block = view.lineBlockAtHeight(top);
  return view.state.doc.lineAt(block.from).number + Math.max(0, Math.min(1, (top - block.top) / block.height));
}

/** The one stretch in which two texts differ, never in the middle of a surrogate pair. */
export function difference(was: string, is: string): { from: number; to: number; insert: string } | undefined {
  if (was === is) return undefined;
  let start = 0;
  const shorter = Math.min(was.length, is.length);
  while (start < shorter && was[start] === is[start]) start++;
  let end = 0;
  while (end < shorter - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  const low = (text: string, at: number): boolean => {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff;
  };
  if (start > 0 && (low(was, start) || low(is, start))) start--;
  while (end > 0 && (low(was, was.length - end) || low(is, is.length - end))) end--;
  return { from: start, to: was.length - end, insert: is.slice(start, is.length - end) };
}
