import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { BundleStep, BundleView } from "$lib/ipc/types";
import Steps from "./Steps.svelte";

const step = (to: BundleStep["to"], change: Partial<BundleStep> = {}): BundleStep => ({
  ...{ id: to as never, to, back: false, on: null, until: null, url: "", reason: "" },
  ...{ at: "2021-05-03T10:00:00Z", by: "Ana", ...change },
});
const history = [
  step("rfc"),
  step("frozen", { on: "2021-04-30" }),
  step("submitted", { on: "2021-05-03", url: "https://example.org/pull/1" }),
];
afterEach(() => clearMocks());

test("the link of a step is corrected; the posting and the freeze are not mended here", async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  mockIPC((command, args) => {
    if (command === "bundle_correct") asked.push((args as { req: unknown }).req);
    return { history };
  });
  const oncorrected = vi.fn();
  render(Steps, { team: "t" as never, view: { today: "2021-05-10", history } as unknown as BundleView, oncorrected });
  expect(screen.getAllByRole("button").map((button) => button.ariaLabel)).toEqual(["Correct Submitted"]);
  await user.click(screen.getByRole("button", { name: "Correct Submitted" }));
  const link = await screen.findByRole("textbox", { name: "Link" });
  await fireEvent.input(link, { target: { value: "https://example.org/pull/2 " } });
  await user.click(screen.getByRole("button", { name: "Correct it" }));
  await waitFor(() => expect(oncorrected).toHaveBeenCalledOnce());
  expect(asked).toEqual([{ team: "t", step: "submitted", url: "https://example.org/pull/2", on: "2021-05-03" }]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
}, 20_000);
