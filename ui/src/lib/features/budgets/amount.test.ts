import { expect, test } from "vitest";
import { readAmount, shown, times, typed } from "./amount";

test("amounts are read in the ways people write them", () => {
  for (const [text, value] of [
    ["1,234.50", "1234.50"],
    ["1 234.5", "1234.50"],
    ["1'153’480", "1153480"],
    ["DAI 20", "20"],
    ["20 dai", "20"],
    ["0007.10", "7.10"],
    [".5", "0.50"],
    ["", "0"],
    ["3.000", "3"],
  ])
    expect([text, readAmount(text ?? "").value]).toEqual([text, value]);
});

test("what is no amount is told by a sentence", () => {
  for (const text of ["1.234,50", "12,34", "1,5", "a lot", ".", "1e5", "=1+2", "1.2.3"])
    expect([text, readAmount(text).wrong]).toEqual([text, "Write an amount like 1,234.50"]);
  expect(readAmount("-5").wrong).toBe("An amount is not below zero");
  expect(readAmount("(5)").wrong).toBe("An amount is not below zero");
  expect(readAmount("1.234").wrong).toBe("Two decimals at most");
  expect(readAmount("9".repeat(16)).wrong).toBe("This is too large an amount");
});

test("cents are shown where there are any, and whole units round half up", () => {
  expect(shown("1153480.00", false)).toBe("1,153,480");
  expect(shown("81912.5", false)).toBe("81,912.50");
  expect(shown("81912.5", true)).toBe("81,913");
  expect(shown("81912.49", true)).toBe("81,912");
  expect(shown("0", true)).toBe("0");
  expect(typed("120083.3")).toBe("120,083.30");
});

test("an amount over months keeps its cents", () => {
  expect(times("120083.33", 3)).toBe("360249.99");
  expect(times("0.10", 12)).toBe("1.20");
});
