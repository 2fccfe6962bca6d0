import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { today } from "$lib/format";
import type { CyclePlan, Plan } from "$lib/ipc/types";
import CreateTeam from "./CreateTeam.svelte";

/** The last year in which units were taken. */
const OPEN = 2022;
let created: unknown[] = [];

function answer(command: string, payload?: unknown): unknown {
  const { req } = (payload ?? {}) as { req: CyclePlan };
  if (command === "team_create") {
    created.push(req);
    return { id: "t" };
  }
  if (command !== "cycle_plan") return undefined;
  const cycle = "posted" in req ? req.posted.slice(0, 7) : req.cycle;
  const closed = Number(cycle.slice(0, 4)) > OPEN;
  return { cycle, closed, notice: closed ? "No new unit is taken since March 2023." : null } as Plan;
}

beforeEach(() => {
  created = [];
  mockIPC(answer, { shouldMockEvents: true });
  render(CreateTeam, { open: true, oncreated: () => {} });
});

it("says why every cycle is closed before one is chosen", async () => {
  expect(await screen.findByText(/No new unit is taken since March 2023\./)).toBeTruthy();
});

it("tries a team as of a day on which cycles ran, in the choices of that day", async () => {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Working name"), "Light houses");
  await user.click(screen.getByLabelText("Try it as of another day"));
  // The same day of the last open year is offered.
  await expect.poll(() => screen.queryByText(/No new unit is taken/)).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Start the team/ }));
  expect(created).toEqual([{ name: "Light houses", asOf: `${OPEN}${today().slice(4)}` }]);
});

it("asks for the day, and forgets it when the mark is taken away", async () => {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Working name"), "Light houses");
  await user.click(screen.getByLabelText("Try it as of another day"));
  const day = await screen.findByLabelText("Day that counts as today");
  await expect.poll(() => (day as HTMLInputElement).value).not.toBe("");
  await user.clear(day);
  await user.click(screen.getByRole("button", { name: /^Start the team/ }));
  expect(await screen.findByText(/Give the day that is to count as today/)).toBeTruthy();
  expect(created).toEqual([]);
  await user.click(screen.getByLabelText("Try it as of another day"));
  await user.click(screen.getByRole("button", { name: /^Start the team/ }));
  expect(created).toEqual([{ name: "Light houses" }]);
});
