import { expect, test } from "vitest";
import { difference } from "./editor/start";
import { rank, score } from "./fuzzy";
import { marked, paletteGroups, type PaletteItem } from "./palette";
import { place } from "./timeline";

test("a word at its start is found before letters that are strewn about", () => {
  const found = rank("wal", ["Withdraw all", "Show all wallets", "Wallet set-up"], (item) => item);
  expect(found.map(({ item }) => item).slice(0, 2)).toEqual(["Wallet set-up", "Show all wallets"]);
  expect(score("xyz", "Wallet")).toBeUndefined();
  expect(score("elia", "Élia")?.at).toEqual([0, 1, 2, 3]);
});

test("a sign at the start narrows the palette to its kind", () => {
  const one = (id: string, group: string, prefix?: string): PaletteItem => ({ id, title: id, group, prefix, run() {} });
  const items = [one("Wallet", "Items"), one("Add a wallet", "Commands", ">"), one("Walter", "People", "@")];
  expect(paletteGroups("wal", items).map((group) => group.label)).toEqual(["Items", "People", "Commands"]);
  expect(paletteGroups(">wal", items).map((group) => group.label)).toEqual(["Commands"]);
  expect(paletteGroups("@", items)[0]?.items[0]?.item.id).toBe("Walter");
});

test("letters that were found are marked in runs", () => {
  expect(marked("Wallet", [0, 1, 2])).toEqual([
    { text: "Wal", hit: true },
    { text: "let", hit: false },
  ]);
});

test("the editor changes only what differs and never splits a sign of two units", () => {
  expect(difference("abc", "abc")).toBeUndefined();
  expect(difference("SES-01 x", "SES-001 x")).toEqual({ from: 5, to: 5, insert: "0" });
  const change = difference("a🚀b", "a🚁b");
  expect(change).toEqual({ from: 1, to: 3, insert: "🚁" });
});

test("on a timeline what cannot move keeps its words and moments give way", () => {
  const event = (id: string, day: string, kind: "moment" | "fixed" | "today") => ({
    id,
    label: id,
    day,
    when: day,
    kind,
  });
  const events = [
    event("Today", "2021-04-01", "today"),
    event("Poll", "2021-04-29", "moment"),
    event("Freeze", "2021-04-30", "fixed"),
  ];
  const { points } = place(events, [], undefined, undefined, 400);
  expect(points.map((point) => [point.at, point.quiet])).toEqual([
    [0, false],
    [expect.closeTo(96.55, 1), true],
    [100, false],
  ]);
});

test("a day that is none is left out of the timeline", () => {
  const events = [{ id: "x", label: "x", day: "someday", when: "", kind: "moment" as const }];
  expect(place(events, [], undefined, undefined, 400).points).toEqual([]);
});
