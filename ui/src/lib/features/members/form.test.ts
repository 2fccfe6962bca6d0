import { describe, expect, it } from "vitest";
import type { Member, MemberId } from "$lib/ipc/types";
import { changeOf, formOf, fteIn, isSame, nextLine, sharer, totalFte, wrongOf } from "./form";
import { peopleOf } from "./people";

const member = (more: Partial<Member> = {}): Member => ({
  id: "m" as MemberId,
  handle: "@wouter",
  name: "",
  role: "Team lead",
  facilitator: false,
  author: true,
  address: "",
  fte: [
    { from: "2021-04", fte: "0.5" },
    { from: "2021-06", fte: "1" },
  ],
  visibility: "public",
  ...more,
});

describe("a member's form", () => {
  it("sends only what was changed", () => {
    const had = member();
    expect(changeOf(had, { ...formOf(had), role: "Research" })).toEqual({ member: "m", role: "Research" });
    expect(changeOf(had, formOf(had))).toEqual({ member: "m" });
  });

  it("takes a line that is only begun for none, and never for a change", () => {
    const had = member();
    const begun = { ...formOf(had), fte: [...had.fte, { from: "2021-07", fte: "" }] };
    expect(isSame(formOf(had), begun)).toBe(true);
    expect(changeOf(had, begun)).toEqual({ member: "m" });
  });

  it("refuses a month, a share or a month said twice, each with its sentence", () => {
    const line = (from: string, fte: string) => [{ from, fte }];
    expect(wrongOf(line("2021-13", "1"), 0)).toContain("2021-05");
    expect(wrongOf(line("2021-05", "2.5"), 0)).toContain("from 0 to 2");
    expect(wrongOf(line("2021-05", "a lot"), 0)).toContain("from 0 to 2");
    expect(wrongOf([...line("2021-05", "1"), ...line("2021-05", "0")], 1)).toContain("twice");
    expect(wrongOf(line("2021-05", "0.48"), 0)).toBeUndefined();
    for (const [typed, fte] of [
      ["0,5", "0.5"],
      ["1,0", "1.0"],
      [",25", "0.25"],
      [".5", "0.5"],
    ] as const) {
      expect(wrongOf(line("2021-05", typed), 0), typed).toBeUndefined();
      expect(changeOf(member(), { ...formOf(member()), fte: line("2021-05", typed) }).fte).toEqual(
        line("2021-05", fte),
      );
    }
    const had = member();
    expect(() => changeOf(had, { ...formOf(had), role: "New", fte: line("May", "1") })).toThrow("2021-05");
  });

  it("goes on a month after the last line, over the end of a year", () => {
    expect(nextLine([], "2021-04")).toEqual({ from: "2021-04", fte: "1" });
    expect(nextLine([{ from: "2021-12", fte: "0.5" }], "2021-04")).toEqual({ from: "2022-01", fte: "0.5" });
  });
});

describe("a handle", () => {
  it("is somebody else's, however it is written, and never one's own", () => {
    const [one, other] = [member(), member({ id: "n" as MemberId, handle: "@ana" })];
    expect(sharer([one, other], one, " Ana")).toBe(other);
    expect(sharer([one, other], one, "@Wouter")).toBeUndefined();
    expect(sharer([one, other], one, "")).toBeUndefined();
  });
});

describe("working time", () => {
  it("holds from its month until the next", () => {
    expect(["2021-03", "2021-05", "2021-06"].map((month) => fteIn(member(), month))).toEqual([undefined, "0.5", "1"]);
    expect(totalFte([member(), member({ fte: [{ from: "2021-04", fte: "0.48" }] })], "2021-05")).toBe("0.98");
    expect(totalFte([member({ fte: [] })], "2021-05")).toBe("");
  });
});

describe("whom something can be given to", () => {
  it("is each member once by the handle, then each role once", () => {
    const people = peopleOf([member(), member({ handle: "Ops lead", role: "Money" })], ["Ops lead", "Team lead"]);
    expect(people.map(({ value }) => value)).toEqual(["@wouter", "Ops lead", "Team lead", "Money"]);
  });
});
