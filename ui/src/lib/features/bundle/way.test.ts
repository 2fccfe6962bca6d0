import { expect, test } from "vitest";
import type { BundleStep, BundleView, Phase } from "$lib/ipc/types";
import { asks, byMenu, legs, usual } from "./way";

const step = (to: Phase, on: string | null = null): BundleStep => ({ to, on }) as BundleStep;
const view = (phase: Phase, path: BundleStep[], posted: string | null): BundleView =>
  ({ phase, path, posted }) as BundleView;
const shown = (of: BundleView): string =>
  legs(of)
    .map(({ phase, state, on }) => `${phase}:${state}${on ? `@${on}` : ""}`)
    .join(" ");

test("a bundle that was posted before there were steps is in comments", () => {
  expect(shown(view("rfc", [], "2021-04-07"))).toBe(
    "conception:passed rfc:here@2021-04-07 frozen:ahead submitted:ahead poll:ahead accepted:ahead",
  );
});

test("a bundle that ended otherwise shows the way it really went", () => {
  const path = [step("rfc"), step("frozen", "2021-04-28"), step("withdrawn", "2021-05-01")];
  expect(shown(view("withdrawn", path, "2021-04-07"))).toBe(
    "conception:passed rfc:passed@2021-04-07 frozen:passed@2021-04-28 withdrawn:here@2021-05-01",
  );
});

test("what ends the way stands in the menu, and is asked about like the freeze", () => {
  const now = { next: ["frozen", "deferred", "withdrawn", "obsolete"] as Phase[] } as BundleView;
  expect([usual(now), byMenu(now)]).toEqual([["frozen"], ["deferred", "withdrawn", "obsolete"]]);
  expect([...usual(now), ...byMenu(now)].every(asks)).toBe(true);
  expect((["rfc", "submitted", "poll", "accepted"] as Phase[]).some(asks)).toBe(false);
});
