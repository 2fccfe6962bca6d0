import { expect, test } from "vitest";
import * as format from "./format";

test("a day is written shortly, with its year only when it is another one", () => {
  expect(format.day("2021-04-21", 2021)).toBe("Wed 21 Apr");
  expect(format.day("2021-09-01", 2021)).toBe("Wed 1 Sep");
  expect(format.day("2021-04-21", 2022)).toBe("Wed 21 Apr 2021");
  expect(format.dayShort("2021-04-21", 2021)).toBe("21 Apr");
});

test("what is no day is shown as it is", () => {
  expect(format.day("2021-02-30")).toBe("2021-02-30");
  expect(format.time("yesterday")).toBe("yesterday");
  expect(format.utc("yesterday")).toBe("yesterday");
});

test("days of one month share it", () => {
  expect(format.days("2021-05-03", "2021-05-05", 2021)).toBe("3–5 May");
  expect(format.days("2021-04-30", "2021-05-02", 2021)).toBe("30 Apr – 2 May");
  expect(format.days("2021-05-03", "2021-05-03", 2021)).toBe("3 May");
});

test("an instant is written in UTC for those who govern by it", () => {
  expect(format.utc("2021-04-21T12:02:00Z")).toBe("Wed 21 Apr 2021, 12:02 UTC");
});

test("copies that are made shortly after each other differ by their seconds", () => {
  expect(format.timeExact("2021-04-21T12:02:07Z", 2021)).toMatch(/^Wed 21 Apr, \d\d:02:07$/);
  expect(format.timeExact("yesterday")).toBe("yesterday");
});

test("money is grouped as text, so that no digit is lost", () => {
  expect(format.money("1153480", "DAI")).toBe("1,153,480\u00a0DAI");
  expect(format.decimal("9007199254740993.10")).toBe("9,007,199,254,740,993.10");
  expect(format.decimal("-1200")).toBe("−1,200");
  expect(format.decimal("0.5")).toBe("0.5");
  expect(format.decimal("a lot")).toBe("a lot");
});

test("days are counted across a change of the clock and of the year", () => {
  expect(format.daysBetween("2021-03-27", "2021-03-29")).toBe(2);
  expect(format.daysBetween("2020-12-31", "2021-01-01")).toBe(1);
  expect(format.daysBetween("2021-04-28", "2021-04-21")).toBe(-7);
  expect(format.addDays("2021-02-28", 1)).toBe("2021-03-01");
});

test("initials come from names of every shape", () => {
  expect(format.initials("Ilse Brandt")).toBe("IB");
  expect(format.initials("@wouter")).toBe("WO");
  expect(format.initials("🚀 Rocket")).toBe("🚀R");
  expect(format.initials("")).toBe("");
});
