/** How the editor looks: every value is a token, so that both themes come for nothing. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// One property each: WebKit does not take them together.
const underline = (style: string, colour: string, thickness: string) => ({
  backgroundImage: "none",
  textDecorationLine: "underline",
  textDecorationStyle: style,
  textDecorationColor: `var(${colour})`,
  textDecorationThickness: thickness,
  textUnderlineOffset: "var(--underline)",
  textDecorationSkipInk: "none",
  paddingBottom: "0",
});

export const look = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--fs-14)", backgroundColor: "transparent", color: "var(--text-1)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-ui)", lineHeight: "var(--lh-24)", overflow: "auto" },
  ".cm-content": { padding: "var(--s-3) 0", caretColor: "var(--accent)" },
  // Lines stop at a width that can be read; the tint of the line goes all the way.
  ".cm-line": { padding: "0 max(var(--s-4), calc(100% - var(--w-write))) 0 var(--s-1)" },
  ".cm-table": { fontFamily: "var(--font-mono)", fontSize: "var(--fs-13)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "var(--stroke-s)" },
  ".cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--text-3)" },
  ".cm-gutterElement": { font: "var(--fw-regular) var(--fs-11)/var(--lh-24) var(--font-mono)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "var(--s-8)", padding: "0 var(--s-2) 0 0" },
  ".cm-gutter-marks": { width: "var(--s-5)" },
  ".cm-gutter-marks .cm-gutterElement": { display: "grid", placeItems: "center" },
  ".cm-gutter-marks svg": { width: "var(--icon-xs)", height: "var(--icon-xs)" },
  ".cm-mark-danger": { color: "var(--danger)" },
  ".cm-mark-warn": { color: "var(--warn)" },
  ".cm-mark-info": { color: "var(--info)" },
  ".cm-mark-fixed": { color: "var(--text-3)" },
  ".cm-activeLine": { backgroundColor: "var(--sunken)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text-1)" },
  ".cm-fixed": { cursor: "default" },
  ".cm-fact": { borderBottom: "var(--hair) dashed var(--text-3)" },
  ".cm-placeholder": { color: "var(--text-3)", whiteSpace: "pre-wrap" },
  ".cm-lintRange-error": underline("wavy", "--danger", "var(--stroke-s)"),
  ".cm-lintRange-warning": underline("dotted", "--warn", "var(--stroke)"),
  ".cm-lintRange-info": underline("dotted", "--info", "var(--stroke)"),
  ".cm-lintRange-active": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selected)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)" },
  ".cm-searchMatch-selected": { outline: "var(--stroke) solid var(--focus)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "0",
    borderRadius: "var(--r-3)",
    boxShadow: "var(--shadow-2)",
    maxWidth: "var(--w-panel-wide)",
    zIndex: "var(--z-popover)",
    overflow: "hidden",
  },
  ".cm-diagnostic": { padding: "var(--s-2) var(--s-3)", borderLeft: "0", fontSize: "var(--fs-13)" },
  ".cm-diagnosticText": { display: "block", lineHeight: "var(--lh-20)" },
  ".cm-diagnosticSource": { color: "var(--text-3)", opacity: "1", fontSize: "var(--fs-12)" },
  ".cm-diagnosticAction": {
    font: "var(--fw-medium) var(--fs-12)/var(--lh-16) var(--font-ui)",
    padding: "var(--s-1) var(--s-2)",
    margin: "var(--s-1h) var(--s-1) 0 0",
    borderRadius: "var(--r-2)",
    border: "var(--hair) solid var(--line-strong)",
    backgroundColor: "var(--raised)",
    color: "var(--text-1)",
  },
  ".cm-panels": { backgroundColor: "var(--canvas)", color: "var(--text-1)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: "var(--s-2) var(--s-3)", fontSize: "var(--fs-12)" },
  ".cm-panel.cm-search label": { fontSize: "var(--fs-12)" },
  ".cm-textfield": {
    font: "inherit",
    border: "var(--hair) solid var(--line-control)",
    borderRadius: "var(--r-2)",
    backgroundColor: "var(--bg)",
    padding: "var(--s-0) var(--s-2)",
  },
  ".cm-button": {
    font: "inherit",
    backgroundImage: "none",
    backgroundColor: "var(--raised)",
    border: "var(--hair) solid var(--line-strong)",
    borderRadius: "var(--r-2)",
    padding: "var(--s-0) var(--s-2)",
  },
});

export const markdownLook = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.heading1, tags.heading2, tags.heading3], fontWeight: "var(--fw-bold)", fontSize: "var(--fs-16)" },
    { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: "var(--fw-bold)" },
    { tag: tags.processingInstruction, color: "var(--text-3)", fontWeight: "var(--fw-regular)" },
    { tag: tags.strong, fontWeight: "var(--fw-bold)" },
    { tag: tags.emphasis, fontStyle: "italic" },
    { tag: tags.strikethrough, textDecoration: "line-through" },
    { tag: [tags.link, tags.url], color: "var(--accent)" },
    { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "var(--fs-13)", color: "var(--text-2)" },
    { tag: tags.quote, color: "var(--text-2)" },
    { tag: [tags.comment, tags.meta, tags.contentSeparator], color: "var(--text-3)" },
  ]),
);
