import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { DraftExport } from "$lib/ipc/generated/DraftExport";
import ExportBundle from "./ExportBundle.svelte";

afterEach(() => clearMocks());

const FILE = "MIP40/MIP40c3-Subproposals/MIP40c3-SP10.md";

/** A core whose folder holds a file that somebody else edited. */
function core({ folder = "/there" }: { folder?: string | null } = {}) {
  const exports: DraftExport[] = [];
  const picked: unknown[] = [];
  mockIPC((command, args) => {
    const { req } = (args ?? {}) as { req: unknown };
    if (command === "workspace_get") return { settings: { theme: "system", exportFolder: "/last" } };
    if (command === "pick_folder") return (picked.push(req), folder);
    if (command !== "draft_export") return null;
    const asked = req as DraftExport;
    exports.push(asked);
    return asked.replace
      ? { folder: asked.folder, written: [FILE], same: [], changed: [], allowed: [] }
      : { folder: asked.folder, written: [], same: [], changed: [FILE], allowed: [] };
  });
  return { exports, picked };
}

test("files that others changed are named and replaced only when that is said", async () => {
  const { exports, picked } = core();
  const { component } = render(ExportBundle, { team: "t" as never, busy: false });
  await component.run();
  expect(picked).toEqual([expect.objectContaining({ from: "/last" })]);
  const dialog = await screen.findByRole("dialog", { name: "One file was changed there" });
  expect(within(dialog).getByText(FILE)).toBeTruthy();
  expect(exports.map(({ replace }) => replace)).toEqual([false]);

  await userEvent.click(within(dialog).getByRole("button", { name: "Replace them" }));
  expect(exports.map(({ replace, folder }) => [replace, folder])).toEqual([
    [false, "/there"],
    [true, "/there"],
  ]);
  const result = await screen.findByRole("status");
  expect(within(result).getByText("/there")).toBeTruthy();
  expect(within(result).getByText(FILE)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("leaving them alone writes nothing", async () => {
  const { exports } = core();
  const { component } = render(ExportBundle, { team: "t" as never, busy: false });
  await component.run();
  await userEvent.click(await screen.findByRole("button", { name: "Leave them alone" }));
  expect(exports).toHaveLength(1);
  expect(screen.queryByRole("status")).toBeNull();
});

test("no folder, no export", async () => {
  const { exports } = core({ folder: null });
  const { component } = render(ExportBundle, { team: "t" as never, busy: false });
  await component.run();
  expect(exports).toEqual([]);
});
