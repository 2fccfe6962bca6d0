import { expect, test } from "vitest";
import { href, parse, router, type Route } from "./router.svelte";

const screens: Route[] = [
  { name: "teams" },
  { name: "team", team: "t/1 ü" },
  { name: "stage", team: "t", stage: "budget" },
  { name: "item", team: "t", stage: "budget", item: "B7" },
  { name: "sessions", team: "t" },
  { name: "session", team: "t", session: "s" },
  { name: "drafts", team: "t" },
  { name: "draft", team: "t", draft: "d" },
  { name: "draft", team: "t", draft: "d", section: "Core Unit ID" },
  { name: "planner", team: "t" },
  { name: "search", query: "" },
  { name: "search", query: "a/b #c" },
  { name: "settings" },
  { name: "settings", page: "backups" },
];

test("the address of every screen leads back to it", () => {
  for (const screen of screens) expect(parse(href(screen)), href(screen)).toEqual(screen);
});

test("an address that is no screen is told as such", () => {
  expect(parse("#/nowhere")).toBeUndefined();
  expect(parse("#/team")).toBeUndefined();
  expect(parse("#/team/t/stage/s/item/i/more")).toBeUndefined();
  expect(parse("#/team/%E0%A4%A")).toEqual({ name: "team", team: "%E0%A4%A" });
});

test("going to another screen puts the focus on its heading, and back returns", async () => {
  document.body.innerHTML = "<main><h1>Home</h1></main>";
  const stop = router.start();
  router.go({ name: "planner", team: "t" });
  await expect.poll(() => router.route.name).toBe("planner");
  await expect.poll(() => document.activeElement?.tagName).toBe("H1");
  router.back();
  await expect.poll(() => router.route.name).toBe("teams");
  stop();
});
