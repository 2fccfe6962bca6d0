/** A list as other programs read it: CSV after RFC 4180. The one rule: no cell is run as a formula. Pure. */

/** One column of what is exported. */
export interface Field<T> {
  label: string;
  /** What stands in it; a number stays one. */
  text: (row: T) => string | number | null;
}

/** A text that a spreadsheet would run begins with an apostrophe instead. */
function cell(value: string | number | null, comma: string): string {
  if (typeof value === "number") return String(value);
  const text = (value ?? "").replace(/^(?=[=+\-@\t\r])/, "'");
  return /["\r\n]/.test(text) || text.includes(comma) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows under their labels; cells parted by `comma`: a tab is what spreadsheets paste. */
export const csvOf = <T>(rows: readonly T[], fields: readonly Field<T>[], comma = ","): string =>
  [fields.map(({ label }) => label), ...rows.map((row) => fields.map(({ text }) => text(row)))]
    .map((cells) => `${cells.map((value) => cell(value, comma)).join(comma)}\r\n`)
    .join("");
