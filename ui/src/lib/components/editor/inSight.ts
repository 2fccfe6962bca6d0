/**
 * Markdown of a long text, read where it is in sight. The one rule: what a key costs does not grow with the text, so
 * beyond `LONG` nothing is read from the start of it; what is found there begins at a blank line above.
 */
import { markdownLanguage } from "@codemirror/lang-markdown";
import { Language, ParseContext } from "@codemirror/language";
import { Parser, Tree, type Input, type PartialParse, type TreeFragment } from "@lezer/common";
import type { Text } from "@codemirror/state";

/** Shorter texts are read whole, and read on from where they changed. */
export const LONG = 50_000;
/** So much is read around what is in sight: what begins there is seen whole. */
const AROUND = 4_000;
/** A block that is longer than this is cut. */
const BLANK_WITHIN = 4_000;

/** The blank line at or before a place, not too far from it. */
function above(doc: Text, at: number): number {
  const first = Math.max(0, at - BLANK_WITHIN);
  for (let line = doc.lineAt(at); line.from > first; line = doc.line(line.number - 1))
    if (line.length === 0) return line.from;
  return doc.lineAt(first).from;
}

class InSight extends Parser {
  createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const whole = markdownLanguage.parser;
    const context = ParseContext.get();
    if (!context || input.length < LONG) return whole.startParse(input, fragments, ranges);
    const { doc } = context.state;
    const from = above(doc, Math.max(0, Math.min(doc.length, context.viewport.from) - AROUND));
    const to = doc.lineAt(Math.min(doc.length, context.viewport.to + AROUND)).to;
    const part = whole.startParse(input, [], [{ from, to }]);
    return {
      get parsedPos() {
        return part.parsedPos;
      },
      advance() {
        const read = part.advance();
        if (!read) return null;
        // Read when they come into sight.
        if (from > 0) context.skipUntilInView(0, from);
        if (to < input.length) context.skipUntilInView(to, input.length);
        const places = read.positions.map((place) => place + from);
        return new Tree(read.type, read.children, places, input.length);
      },
      stoppedAt: null,
      // There is no part of it to stop at: it is short.
      stopAt: () => {},
    };
  }
}

/** The Markdown of CodeMirror, for texts of any length. */
export const markdown = new Language(markdownLanguage.data, new InSight(), [], "markdown");
