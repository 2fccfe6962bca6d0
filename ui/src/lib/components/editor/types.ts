/** What an `Editor` shows beside its text. Places are UTF-16 offsets, the editor's unit. */
export interface EditorFinding {
  from: number;
  to: number;
  tone: "danger" | "warn" | "info";
  text: string;
  /** The name of the rule, in small letters. */
  code?: string | undefined;
  fixes?: readonly { label: string; run: () => void }[] | undefined;
}

/** Text that cannot be typed into: headings that are fixed. */
export interface FixedRange {
  from: number;
  to: number;
}

/** Text whose source is known: drawn with a dashed line, its source on hover. */
export interface FactRange {
  from: number;
  to: number;
  source: string;
}

export interface EditorOptions {
  doc: string;
  label: string;
  placeholder: string | undefined;
  readonly: boolean;
  nonce: string;
  onedit: (text: string) => void;
  onblur: () => void;
  oncursor: (offset: number) => void;
}

/** A running editor, as the component drives it. */
export interface EditorHandle {
  /** Replaces the text only where it differs, so that the cursor stays. Does not call `onedit`. */
  setText(text: string): void;
  setFindings(findings: readonly EditorFinding[]): void;
  setFixed(ranges: readonly FixedRange[]): void;
  setFacts(ranges: readonly FactRange[]): void;
  setReadonly(readonly: boolean): void;
  /** Puts the cursor there, in sight, with the focus. */
  goTo(offset: number): void;
  /** The next or previous finding. */
  step(way: 1 | -1): void;
  insert(text: string): void;
  focus(): void;
  destroy(): void;
}
