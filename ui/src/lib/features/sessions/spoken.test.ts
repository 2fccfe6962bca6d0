import { expect, test } from "vitest";
import { spoken } from "./spoken";

const people = ["@omar", "wouter"].map((value) => ({ value, label: value }));

test.each([
  ["Ask the harbour master @omar 2026-12-10", "Ask the harbour master", "@omar", "2026-12-10"],
  ["@Wouter: send the sheet by 2026-12-10.", "send the sheet.", "wouter", "2026-12-10"],
  ["Send the sheet (@wouter, due: 2026-12-10)", "Send the sheet", "wouter", "2026-12-10"],
  ["Write to mail@omar.example", "Write to mail@omar.example", "", ""],
  ["Ask @nobody until 2026-02-31", "Ask @nobody until 2026-02-31", "", ""],
  ["@omar and @wouter meet 2026-12-10, not 2026-12-11", "and @wouter meet, not 2026-12-11", "@omar", "2026-12-10"],
  ["@omar 2026-12-10", "@omar 2026-12-10", "", ""],
])("%s", (line, title, owner, due) => {
  expect(spoken(line, people)).toEqual({ title, owner, due });
});
