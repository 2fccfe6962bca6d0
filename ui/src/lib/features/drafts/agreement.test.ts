import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Agreement, AgreementPlace } from "$lib/ipc/types";
import AgreementList from "./AgreementList.svelte";

const place = (name: string, part: string, written: string, agrees: boolean): AgreementPlace => ({
  draft: name as never,
  name,
  part,
  preamble: false,
  written,
  line: written,
  start: written.length,
  end: written.length,
  agrees,
  expected: "SES-001",
  takes: true,
});
const agreement: Agreement = {
  topics: [
    {
      topic: "unit_id",
      of: "",
      held: { value: "SES-001", collection: "teams", id: "t", field: "unitId" },
      state: "differs",
      places: [
        place("MIP39c2-SP1", "Core Unit ID", "SES-002", false),
        place("MIP40c3-SP1", "Core Unit ID", "SES-001", true),
      ],
      silent: ["MIP41c4-SP1"],
    },
    {
      topic: "unit_name",
      of: "",
      held: null,
      state: "agrees",
      places: [place("MIP39c2-SP1", "", "Ω🚀", true)],
      silent: [],
    },
  ],
  differs: 1,
  missing: 0,
};

test("a mismatch shows both places and what the workspace holds, and either can be taken", async () => {
  const [onuse, ontake] = [vi.fn(), vi.fn()];
  render(AgreementList, { team: "t" as never, agreement, busy: false, onuse, ontake });
  const topic = screen.getByRole("region", { name: "Core Unit ID" });
  expect(topic.textContent).toMatch(/The workspace holds\s*SES-001/);
  expect(within(topic).getByText("SES-002")).toBeTruthy();
  expect(topic.textContent).toMatch(/MIP41c4-SP1\s*does not say it/);
  const link = within(topic).getByRole("link", { name: "Go to MIP39c2-SP1, Core Unit ID" });
  expect(link.getAttribute("href")).toBe("#/team/t/draft/MIP39c2-SP1/Core%20Unit%20ID");
  const [id, wrong] = [agreement.topics[0], agreement.topics[0]?.places[0]];
  await userEvent.click(
    within(topic).getByRole("button", { name: "Use the workspace’s in MIP39c2-SP1, Core Unit ID" }),
  );
  expect(onuse).toHaveBeenCalledWith(id, wrong);
  await userEvent.click(within(topic).getByRole("button", { name: "Take into the workspace: SES-002" }));
  expect(ontake).toHaveBeenCalledWith(id, wrong);
  expect(within(topic).queryAllByRole("button")).toHaveLength(2);
});

test("what agrees is one line each", () => {
  render(AgreementList, { team: "t" as never, agreement, busy: false, onuse: vi.fn(), ontake: vi.fn() });
  expect(screen.getByText("1 thing on which everything agrees")).toBeTruthy();
  expect(screen.getByText("Name of the unit")).toBeTruthy();
});
