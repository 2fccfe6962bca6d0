/** Sets the lines of a Markdown table in the fixed-width font, so that columns line up. */
import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";

const line = Decoration.line({ class: "cm-table" });

function inSight(view: EditorView): DecorationSet {
  const drawn = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name !== "Table" && node.name !== "FencedCode") return;
        const end = Math.min(node.to, to);
        for (let at = Math.max(node.from, from); at <= end;) {
          const here = view.state.doc.lineAt(at);
          if (here.from > last) drawn.add(here.from, here.from, line);
          last = Math.max(last, here.from);
          at = here.to + 1;
        }
      },
    });
  }
  return drawn.finish();
}

export const tableLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = inSight(view);
    }
    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = inSight(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
