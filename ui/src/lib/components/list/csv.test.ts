import { expect, test } from "vitest";
import { csvOf, type Field } from "./csv";

const words: Field<string>[] = [{ label: "Word", text: (word) => word }];

test("rows stand under their labels, each line ends with CRLF", () => {
  const fields: Field<{ name: string; late: number }>[] = [
    { label: "Name", text: ({ name }) => name },
    { label: "Late", text: ({ late }) => late },
  ];
  expect(csvOf([{ name: "Ada", late: 2 }], fields)).toBe("Name,Late\r\nAda,2\r\n");
});

test("commas, quotes and line ends are quoted, and nothing else is", () => {
  expect(csvOf(["a,b", 'say "no"', "two\nlines", "plain words"], words)).toBe(
    'Word\r\n"a,b"\r\n"say ""no"""\r\n"two\nlines"\r\nplain words\r\n',
  );
});

test("a text that a spreadsheet would run begins with an apostrophe, also inside quotes", () => {
  const nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("a,b")', " =1"];
  expect(csvOf(nasty, words).split("\r\n").slice(1, -1)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\tx",
    `"'=HYPERLINK(""a,b"")"`,
    " =1",
  ]);
});

test("a number below zero stays a number, and what is missing is empty", () => {
  expect(csvOf([-3, null], [{ label: "Slack", text: (days) => days }])).toBe("Slack\r\n-3\r\n\r\n");
});

test("parted by tabs, a tab in a cell is quoted and a comma is not", () => {
  expect(csvOf(["a\tb", "a,b"], words, "\t")).toBe('Word\r\n"a\tb"\r\na,b\r\n');
});
