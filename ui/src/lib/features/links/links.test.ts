import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { LinkEndView, LinkId, LinkKind, LinkView, TeamId } from "$lib/ipc/types";
import OfRecord from "./OfRecord.svelte";
import { grouped } from "./sides";

const team = "t" as TeamId;
const end = (collection: string, id: string, called: string, isGone = false): LinkEndView => ({
  collection,
  id,
  called,
  isGone,
});
const item = end("items", "C1", "C1 Wallets");
const session = end("sessions", "s", "Runway");
const link = (id: string, kind: LinkKind, from: LinkEndView, to: LinkEndView): LinkView => ({
  id: id as LinkId,
  kind,
  from,
  to,
});
const name = (collection: string, id: string, called: string): object => ({
  team,
  collection,
  id,
  name: called,
  about: [],
});

let asked: { command: string; req: unknown }[] = [];
function answering(links: LinkView[]): void {
  mockIPC(
    (command, args) => {
      asked.push({ command, req: (args as { req?: unknown })?.req });
      if (command === "link_list") return links;
      if (command === "record_names")
        return [name("items", "C1", "C1 Wallets"), name("sessions", "s", "Runway"), name("members", "m", "@ada")];
      return null;
    },
    { shouldMockEvents: true },
  );
}
beforeEach(() => (asked = []));

test("a link is said from the side of who reads it", () => {
  const links = [link("1", "funds", session, item), link("2", "blocks", item, session)];
  const seen = grouped(links, "items", "C1").map(({ kind, side, links }) => [kind, side, links[0]?.other.called]);
  expect(seen).toEqual([
    ["funds", "to", "Runway"],
    ["blocks", "from", "Runway"],
  ]);
});

test("the panel shows both directions, and what is gone leads nowhere", async () => {
  answering([link("1", "funds", session, item), link("2", "blocks", item, end("drafts", "d", "Old draft", true))]);
  render(OfRecord, { team, collection: "items", id: "C1" });
  expect(await screen.findByRole("heading", { name: "is funded by" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "blocks" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Runway" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Old draft" })).toBeNull();
  expect(screen.getByText("gone")).toBeTruthy();
});

test("a link is added with the keyboard: the kind, a few letters, Enter", async () => {
  answering([]);
  const user = userEvent.setup();
  render(OfRecord, { team, collection: "items", id: "C1" });
  await screen.findByText("Nothing is linked to this yet.");
  await user.selectOptions(screen.getByRole("combobox", { name: "What this is to the other" }), "is funded by");
  const field = screen.getByRole("combobox", { name: "The other record" });
  await user.click(field);
  expect(screen.queryByText("C1 Wallets")).toBeNull();
  await user.type(field, "runw");
  expect(await screen.findByText("Runway")).toBeTruthy();
  await user.keyboard("{Enter}");
  await expect.poll(() => asked.some(({ command }) => command === "link_add")).toBe(true);
  expect(asked.find(({ command }) => command === "link_add")?.req).toEqual({
    team,
    kind: "funds",
    from: { collection: "sessions", id: "s" },
    to: { collection: "items", id: "C1" },
  });
});

test("a link is taken out by its button", async () => {
  answering([link("1", "funds", session, item)]);
  const user = userEvent.setup();
  render(OfRecord, { team, collection: "items", id: "C1" });
  (await screen.findByRole("button", { name: "Remove the link to Runway" })).focus();
  await user.keyboard("{Enter}");
  await expect.poll(() => asked.find(({ command }) => command === "link_remove")?.req).toEqual({ team, link: "1" });
});
