import { expect, test } from "vitest";
import { paletteGroups, type PaletteItem } from "./palette";

const item = (id: string, title: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
  id,
  title,
  group: "Screens",
  run: () => {},
  ...more,
});

test("what comes late stands after what was offered already, however well it fits", () => {
  const before = [item("a", "Partner outreach"), item("b", "Parts", { keywords: "wallet" })];
  const late = item("c", "Wallet", { group: "Found", late: true });
  const ids = (items: PaletteItem[]): string[] =>
    paletteGroups("wallet", items).flatMap((group) => group.items.map((one) => one.item.id));
  expect(ids(before)).toEqual(["b"]);
  expect(ids([...before, late])).toEqual(["b", "c"]);
});
