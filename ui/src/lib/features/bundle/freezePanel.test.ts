import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { FreezeCertificate, FrozenView, TeamId } from "$lib/ipc/types";
import FreezePanel from "./FreezePanel.svelte";

afterEach(() => clearMocks());

const FROZEN = {
  freeze: { id: "f", at: "2021-04-07T12:00:00Z", by: "Ana", note: "", version: "v", files: [], exceptions: [] },
  open: false,
  files: [],
} as unknown as FrozenView;

test("a certificate that somebody edited is named and written over only when that is said", async () => {
  const asked: boolean[] = [];
  mockIPC((command, args) => {
    if (command === "pick_folder") return "/out";
    if (command !== "freeze_certificate") return null;
    const { folder, replace } = (args as { req: FreezeCertificate }).req;
    asked.push(replace);
    const changed = replace ? [] : ["freeze-certificate.md"];
    return { folder, markdown: "", json: "", digest: "0123", files: [], changed };
  });
  render(FreezePanel, { team: "t" as TeamId, frozen: FROZEN });
  const press = (name: string): Promise<void> => userEvent.click(screen.getByRole("button", { name }));
  await press("Write certificate…");
  expect(await screen.findByText("freeze-certificate.md")).toBeTruthy();
  expect(screen.queryByText("0123")).toBeNull();
  await press("Replace them");
  expect(await screen.findByText("0123")).toBeTruthy();
  expect(screen.queryByText("freeze-certificate.md")).toBeNull();
  expect(asked).toEqual([false, true]);
});
