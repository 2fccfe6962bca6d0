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

/** A word that no dictionary has. */
export interface Misspelt {
  from: number;
  to: number;
  word: string;
}

/** Who knows how words are spelt. */
export interface Speller {
  check(text: string): Promise<readonly Misspelt[]>;
  suggest(word: string): Promise<readonly string[]>;
  learn(word: string): Promise<unknown>;
}

/** What can be done to the table in which the cursor is. */
export type TableAct =
  | "rowAbove"
  | "rowBelow"
  | "dropRow"
  | "columnBefore"
  | "columnAfter"
  | "dropColumn"
  | "left"
  | "center"
  | "right"
  | "tidy";

export interface EditorOptions {
  doc: string;
  label: string;
  placeholder: string | undefined;
  readonly: boolean;
  nonce: string;
  /** The text changed. `read` costs a pass over it: not on every key. */
  onedit: (read: () => string, length: number) => void;
  onblur: () => void;
  oncursor: (offset: number) => void;
  /** Pictures were dropped or pasted where the cursor now is. */
  onpictures: ((files: File[]) => void) | undefined;
  /** Something was pasted of which the page was given nothing, as some web views do with pictures. */
  onunseen: (() => void) | undefined;
  /** A sheet was pasted as a table. */
  onsheet: (() => void) | undefined;
  /** The line at the top of what is in sight, from 1, with a part behind the point. */
  onscroll: (line: number) => void;
  /** Help was asked for where there is nothing to choose from. */
  onhelp: (() => void) | undefined;
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
  /** Without one, nothing is marked. */
  setSpeller(speller: Speller | undefined): void;
  /** Puts an empty table where the cursor is. */
  addTable(): void;
  /** Whether the cursor is in a table. */
  inTable(): boolean;
  table(act: TableAct): void;
  focus(): void;
  destroy(): void;
}
