import { expect, test } from "vitest";
import { plain, readAmount, shown, times, typed } from "./amount";

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
    ["1.234,50", "1234.50"],
    ["1.000,50", "1000.50"],
    ["0,5", "0.50"],
    ["12,34", "12.34"],
    ["1,5", "1.50"],
    ["1,000", "1000"],
    ["12,345,678.9", "12345678.90"],
    ["12.345.678,9", "12345678.90"],
    ["1.000.000", "1000000"],
    ["1 234,50", "1234.50"],
    ["0,500", "0.50"],
    ["0.500", "0.50"],
    [",5", "0.50"],
    ["1234.000", "1234"],
  ])
    expect([text, readAmount(text ?? "").value]).toEqual([text, value]);
});

test("what is no amount is told by a sentence", () => {
  for (const text of ["a lot", ".", ",", "1e5", "=1+2", "1.2.3", "1,2,3", "1.23,456.7", "1.000,000.5"])
    expect([text, readAmount(text).wrong]).toEqual([text, "Write an amount like 1,234.50"]);
  expect(readAmount("-5").wrong).toBe("An amount is not below zero");
  expect(readAmount("(5)").wrong).toBe("An amount is not below zero");
  expect(readAmount("0.125").wrong).toBe("Two decimals at most");
  expect(readAmount("1234,567").wrong).toBe("Two decimals at most");
  expect(readAmount("9".repeat(16)).wrong).toBe("This is too large an amount");
});

test("an amount that can be two is asked for once more, with both of them", () => {
  expect(readAmount("1.000").wrong).toBe("1.000 can be 1,000 or 1.00: write one of these");
  expect(readAmount("12.500").wrong).toBe("12.500 can be 12,500 or 12.50: write one of these");
  expect(readAmount("1.234").wrong).toBe("1.234 can be 1,234 or 1.23: write one of these");
  for (const [text, value] of [
    ["1,000", "1000"],
    ["1.00", "1"],
    ["12,500", "12500"],
    ["12.50", "12.50"],
  ])
    expect([text, readAmount(text ?? "").value], "either is taken").toEqual([text, value]);
});

test("what the core has is no question, however many zeros it has", () => {
  expect(["1.000", "1785.00", "20.5", "0", "007"].map(plain)).toEqual(["1", "1785", "20.50", "0", "7"]);
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
