import { valueOf } from "./value";

describe("a field in the history", () => {
  it("is a line of words, whatever it holds", () => {
    expect(valueOf("state", "review")).toBe("Ready for review");
    expect(valueOf("due", "2021-04-21")).toBe("21 April 2021");
    expect(valueOf("target", "2021-05")).toBe("May 2021");
    expect(valueOf("archived", true)).toBe("yes");
    expect(valueOf("monthly", "1153480")).toBe("1,153,480");
    expect(valueOf("name", "Ecosystem")).toBe("Ecosystem");
  });

  it("says that it was emptied", () => {
    for (const nothing of [null, undefined, "", []]) expect(valueOf("due", nothing)).toBe("emptied");
  });

  it("names few parts and counts many", () => {
    expect(valueOf("topics", [{ title: "Wallets" }, { title: "Pay" }])).toBe("Wallets, Pay");
    expect(
      valueOf(
        "groups",
        Array.from({ length: 7 }, (_, n) => ({ name: `G${n}` })),
      ),
    ).toBe("7 entries");
    expect(valueOf("who", ["@wouter"])).toBe("@wouter");
    expect(valueOf("waiver", { reason: "One person", by: "Coach" })).toBe("One person");
  });
});
