/** Ranges that the editor carries along while text changes: fixed text, facts, and the signs in the gutter. */
import { setDiagnosticsEffect } from "@codemirror/lint";
import { EditorState, RangeSet, StateEffect, StateField, type Range, type Text } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, hoverTooltip, type DecorationSet } from "@codemirror/view";
import type { FactRange, FixedRange } from "./types";

export const setFixed = StateEffect.define<readonly FixedRange[]>();
export const setFacts = StateEffect.define<readonly FactRange[]>();
/** Marks a change that is ours and may touch fixed text. */
export const fromOutside = StateEffect.define<null>();

/** Characters of a fact that still gets a line: whole paragraphs would read as crossed with dashes. */
const LONGEST_LINED = 80;

const clamp = (doc: Text, at: number): number => Math.max(0, Math.min(doc.length, at));

function rangesField<T extends { from: number; to: number }>(
  effect: ReturnType<typeof StateEffect.define<readonly T[]>>,
  draw: (range: T) => Decoration,
): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      let next = marks.map(transaction.changes);
      for (const one of transaction.effects) {
        if (!one.is(effect)) continue;
        const drawn: Range<Decoration>[] = [];
        for (const range of one.value) {
          const [from, to] = [clamp(transaction.newDoc, range.from), clamp(transaction.newDoc, range.to)];
          if (from < to) drawn.push(draw(range).range(from, to));
        }
        next = Decoration.set(drawn, true);
      }
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

export const fixedField = rangesField<FixedRange>(setFixed, () => Decoration.mark({ class: "cm-fixed", fixed: true }));
export const factsField = rangesField<FactRange>(setFacts, (range) =>
  Decoration.mark({ class: range.to - range.from > LONGEST_LINED ? "cm-facts" : "cm-fact", source: range.source }),
);

/** Fixed text is not typed into, nor deleted with what stands round it. Around it everything goes. */
export const keepFixed = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.effects.some((effect) => effect.is(fromOutside))) return transaction;
  const fixed = transaction.startState.field(fixedField);
  let touches = false;
  transaction.changes.iterChangedRanges((from, to) => {
    fixed.between(from, to, (start, end) => {
      // Typing at either end of it stands beside it; inside or over it does not go.
      if (from === to ? from > start && from < end : from < end && to > start) touches = true;
    });
  });
  return touches ? [] : transaction;
});

/** Where a fact comes from, on hover. */
export const factSource = hoverTooltip((view, at) => {
  let found: { from: number; to: number; source: string } | undefined;
  view.state.field(factsField).between(at, at, (from, to, mark) => {
    found = { from, to, source: (mark.spec as { source: string }).source };
  });
  if (!found) return null;
  const { from, to, source } = found;
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-diagnostic";
      dom.textContent = source;
      return { dom };
    },
  };
});

const SHAPES: Record<string, string> = {
  danger: "M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM12 8v4M12 16h.01",
  warn: "M21.7 18 13.7 4a2 2 0 0 0-3.4 0L2.3 18a2 2 0 0 0 1.7 3h16a2 2 0 0 0 1.7-3zM12 9v4M12 17h.01",
  info: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 16v-4M12 8h.01",
  fixed: "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4",
};

class Sign extends GutterMarker {
  constructor(
    readonly kind: string,
    readonly words: string,
  ) {
    super();
  }
  override eq(other: Sign): boolean {
    return other.kind === this.kind && other.words === this.words;
  }
  override toDOM(): Node {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": "2.25",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      class: `cm-mark-${this.kind}`,
    }))
      svg.setAttribute(name, value);
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = this.words;
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("d", SHAPES[this.kind] ?? "");
    svg.append(title, path);
    return svg;
  }
}

const TONES: Record<string, string> = { error: "danger", warning: "warn", info: "info", hint: "info" };
const WEIGHT: Record<string, number> = { danger: 0, warn: 1, info: 2, fixed: 3 };

/** Findings as signs, carried along while text changes. */
const found = StateField.define<RangeSet<Sign>>({
  create: () => RangeSet.empty,
  update(signs, transaction) {
    let next = signs.map(transaction.changes);
    for (const one of transaction.effects) {
      if (!one.is(setDiagnosticsEffect)) continue;
      const drawn = one.value.map(({ from, severity, message }) =>
        new Sign(TONES[severity] ?? "info", message).range(clamp(transaction.newDoc, from)),
      );
      next = RangeSet.of(drawn, true);
    }
    return next;
  },
});

/** One sign a line: the worst finding that begins on it, or a lock where the text is fixed. Only of lines in sight. */
export function signs(fixedWords: string) {
  const lock = new Sign("fixed", fixedWords);
  return [
    found,
    gutter({
      class: "cm-gutter-marks",
      lineMarker: (view, line) => {
        let worst: Sign | null = null;
        view.state.field(found).between(line.from, line.to, (_, __, sign) => {
          if (!worst || (WEIGHT[sign.kind] ?? 9) < (WEIGHT[worst.kind] ?? 9)) worst = sign;
        });
        if (worst) return worst;
        let isFixed = false;
        view.state.field(fixedField).between(line.from, line.to, (from) => void (isFixed ||= from >= line.from));
        return isFixed ? lock : null;
      },
      lineMarkerChange: ({ state, startState }) =>
        state.field(found) !== startState.field(found) || state.field(fixedField) !== startState.field(fixedField),
    }),
  ];
}
