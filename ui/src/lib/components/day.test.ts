import { expect, test } from "vitest";
import { readDay } from "./day";

test("a day is read in the ways people write it", () => {
  for (const typed of ["2021-04-21", " 2021/4/21 ", "20210421", "21.4.2021", "21. 4. 2021", "21/04/2021", "4/21/2021"])
    expect(readDay(typed), typed).toEqual({ day: "2021-04-21" });
  for (const typed of ["21 April 2021", "21 apr 2021", "Wed 21 Apr 2021"])
    expect(readDay(typed), typed).toEqual({ day: "2021-04-21" });
  expect(readDay("3/3/2021").day, "the same either way").toBe("2021-03-03");
  expect(readDay("").day).toBe("");
});

test("a day that no calendar has is said by its name", () => {
  expect(readDay("31/02").wrong).toBe("There is no 31 February");
  expect(readDay("31.02.").wrong).toBe("There is no 31 February");
  expect(readDay("2021-02-30").wrong).toBe("There is no 30 February 2021");
  expect(readDay("29.2.2023").wrong).toBe("There is no 29 February 2023");
  expect(readDay("2024-02-29").day).toBe("2024-02-29");
  expect(readDay("2021-25-03").wrong).toBe("Month 25 does not exist");
  expect(readDay("31/31/2021").wrong).toBe("Month 31 does not exist");
});

test("what could be two days, or is of no year, is asked for once more with what to write", () => {
  expect(readDay("3/4/2021").wrong).toBe("3/4/2021 can be 3 April or 4 March: write 2021-04-03 or 2021-03-04");
  expect(readDay("29/02").wrong, "a year that has it").toMatch(
    /for example 20[2-9][048]-02-29$|for example 20\d[26]-02-29$/,
  );
  expect(readDay("21 April").wrong).toContain("Write 21 April with its year");
});

test("what is no day is told how one is written, and one outside the limits which is the last", () => {
  for (const typed of ["soon", "2021", "21/4/21", "2021-4", "202104"])
    expect(readDay(typed).wrong, typed).toContain("YYYY-MM-DD");
  expect(readDay("2021-04-01", { min: "2021-04-07" }).wrong).toContain("2021-04-07");
  expect(readDay("2021-04-09", { max: "2021-04-07" }).wrong).toContain("2021-04-07");
});
