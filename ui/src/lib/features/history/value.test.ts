import type { FieldChange } from "$lib/ipc/types";
import { t } from "$lib/strings";
import types from "../../ipc/types.ts?raw";
import { toldOf, valueOf } from "./value";

describe("a field in the history", () => {
  it("is a line of words, whatever it holds", () => {
    expect(valueOf("state", "review")).toBe("Ready for review");
    expect(valueOf("state", "deferred")).toBe("Deferred");
    expect([valueOf("decision", "decline"), valueOf("visibility", "private")]).toEqual(["Decline", "Team only"]);
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

describe("what a step did to a field", () => {
  const set = (field: string, before: unknown, after: unknown, more: Partial<FieldChange> = {}): FieldChange => ({
    field,
    within: [],
    how: "set",
    before,
    after,
    ...more,
  });

  it("is old and new in the words of the screen", () => {
    expect(toldOf(set("state", "review", "done"))).toEqual({
      label: "State",
      before: "Ready for review",
      after: "Done",
    });
    const line = { within: ["Permanent team", "Facilitator"], of: "monthly" };
    expect(toldOf(set("groups", "9000", "12000", line))).toEqual({
      label: "Permanent team · Facilitator · A month",
      before: "9,000",
      after: "12,000",
    });
  });

  it("says only the new value where the old one is not known or was empty", () => {
    expect(toldOf(set("owner", "", "@ana"))).toEqual({ label: "Owner", after: "@ana" });
    expect(toldOf(set("owner", undefined, "@ana"))).toEqual({ label: "Owner", after: "@ana" });
    expect(toldOf(set("owner", "@ana", null))).toEqual({ label: "Owner", before: "@ana", after: "emptied" });
  });

  it("names a record by what it is called, never by its id", () => {
    const id = "01a22096-21b8-719e-a5fa-1752daf13854";
    expect(toldOf(set("facilitator", "", id), new Map([[id, "@wouter"]])).after).toBe("@wouter");
    expect(toldOf(set("facilitator", "", id)).after).toBe("another record");
  });

  it("shows of a long text what changed, and says so where that lies further down", () => {
    const text = "word ".repeat(60);
    const told = toldOf(
      set("sections", `${text}old${text}`, `${text}new${text}`, { within: ["Motivation"], of: "body" }),
    );
    expect([told.label, told.before, told.after]).toEqual([
      "Motivation",
      expect.stringMatching(/^….{24}old.{24}…$/),
      expect.stringMatching(/^….{24}new.{24}…$/),
    ]);
    expect(toldOf(set("notes", `${text}…`, `${text}…`)).after).toBe("changed further down");
    expect(toldOf(set("monthly", "9000", "9000.00")).after).not.toBe("changed further down");
    const rocket = toldOf(set("notes", `${"🚀".repeat(60)}a`, `${"🚀".repeat(60)}b`));
    expect([rocket.before, rocket.after]).toEqual([`…${"🚀".repeat(24)}a`, `…${"🚀".repeat(24)}b`]);
  });

  it("says which entry of a list came, went or moved", () => {
    const of = (how: FieldChange["how"]): string =>
      toldOf(set("evidence", undefined, undefined, { within: ["Memo"], how })).after;
    expect((["added", "removed", "moved"] as const).map(of)).toEqual(["added", "taken out", "moved"]);
  });
});

it("has a word for every field of what has a history", () => {
  const kinds = ["Team", "Member", "Progress", "Evidence", "JournalEntry", "Session", "Topic", "Action"];
  const more = ["Budget", "Group", "Line", "Draft", "DraftImage", "Comment", "CommentEdit"];
  for (const kind of [...kinds, ...more]) {
    const body = new RegExp(`export type ${kind} = \\{(.*?)\\};?\\n`, "s").exec(types)?.[1] ?? "";
    const fields = [...body.replaceAll(/\/\*\*.*?\*\//gs, "").matchAll(/(\w+)\??:/g)].map(([, name]) => name!);
    expect(fields.length, kind).toBeGreaterThan(1);
    for (const field of fields.filter((name) => name !== "id")) {
      expect(t.history.field(field), `${kind}.${field}`).not.toBe(field);
    }
  }
});
