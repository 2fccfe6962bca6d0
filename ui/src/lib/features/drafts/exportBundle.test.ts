import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { DraftExportFolder, DraftExportGit, GitPlan } from "$lib/ipc/types";
import ExportBundle from "./ExportBundle.svelte";

afterEach(() => clearMocks());

const FILE = "MIP40/MIP40c3-Subproposals/MIP40c3-SP10.md";
const PLAN: GitPlan = {
  clone: "/clone",
  bare: false,
  detached: false,
  uncommitted: 2,
  branch: "launchpod/ses-001",
  state: "new",
  checkedOut: null,
  base: "main",
  bases: ["main", "origin/main"],
  author: null,
  message: "Propose",
  files: [{ path: FILE, state: "changed" }],
  notes: [],
};

/** A core whose folder holds a file that somebody else edited. */
function core({ folder = "/there", plan = PLAN }: { folder?: string | null; plan?: GitPlan } = {}) {
  const exports: DraftExportFolder[] = [];
  const commits: DraftExportGit[] = [];
  const picked: unknown[] = [];
  mockIPC((command, args) => {
    const { req } = (args ?? {}) as { req: unknown };
    if (command === "workspace_get") return { settings: { theme: "system", exportFolder: "/last" } };
    if (command === "pick_folder") return (picked.push(req), folder);
    if (command === "draft_git_look") return plan;
    if (command === "draft_export_git") {
      commits.push(req as DraftExportGit);
      return { ...plan, commit: "0123456789abcdef", author: (req as DraftExportGit).author };
    }
    if (command !== "draft_export_folder") return null;
    const asked = req as DraftExportFolder;
    exports.push(asked);
    return asked.replace
      ? { folder: asked.folder, written: [FILE], same: [], changed: [], allowed: [] }
      : { folder: asked.folder, written: [], same: [], changed: [FILE], allowed: [] };
  });
  return { exports, commits, picked };
}

async function opened(): Promise<HTMLElement> {
  const { component } = render(ExportBundle, { team: "t" as never });
  await component.run();
  return screen.findByRole("dialog", { name: "Export the bundle" });
}

test("files that others changed are named and replaced only when that is said", async () => {
  const { exports, picked } = core();
  const dialog = await opened();
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose a folder" }));
  expect(picked).toEqual([expect.objectContaining({ from: "/last" })]);
  await within(dialog).findByText("One file was changed there");
  expect(within(dialog).getByText(FILE)).toBeTruthy();
  expect(exports.map(({ replace }) => replace)).toEqual([false]);

  await userEvent.click(within(dialog).getByRole("button", { name: "Replace them" }));
  expect(exports.map(({ replace, folder }) => [replace, folder])).toEqual([
    [false, "/there"],
    [true, "/there"],
  ]);
  await within(dialog).findByText("1 file exported");
  expect(within(dialog).queryByText("One file was changed there")).toBeNull();
});

test("leaving them alone writes nothing, and no folder is no export", async () => {
  const { exports } = core();
  const dialog = await opened();
  await userEvent.click(within(dialog).getByRole("button", { name: "Write there again" }));
  await userEvent.click(await within(dialog).findByRole("button", { name: "Leave them alone" }));
  expect(exports.map(({ folder }) => folder)).toEqual(["/last"]);
  clearMocks();
  const { exports: none } = core({ folder: null });
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose a folder" }));
  expect(none).toEqual([]);
});

test("a commit says what it would do, and is made with the author that was typed", async () => {
  const { commits } = core({ folder: "/clone" });
  const dialog = await opened();
  await userEvent.click(within(dialog).getByRole("tab", { name: "Git clone" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose a clone" }));
  await within(dialog).findByText(/2 files there have changes that are not committed/);
  await userEvent.type(within(dialog).getByLabelText("Author"), "Me");
  await userEvent.type(within(dialog).getByLabelText("Mail address"), "me@example.org");
  await userEvent.click(within(dialog).getByRole("button", { name: "Commit" }));
  await within(dialog).findByText("Committed 0123456789 to launchpod/ses-001");
  expect(commits).toEqual([
    expect.objectContaining({
      clone: "/clone",
      base: "main",
      add: false,
      author: { name: "Me", email: "me@example.org" },
    }),
  ]);
});

test("a branch that others wrote takes a commit only when that is said", async () => {
  core({ folder: "/clone", plan: { ...PLAN, state: "theirs" } });
  const dialog = await opened();
  await userEvent.click(within(dialog).getByRole("tab", { name: "Git clone" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose a clone" }));
  const commit = await within(dialog).findByRole("button", { name: /^Commit/ });
  expect(commit.getAttribute("aria-disabled") ?? commit.hasAttribute("disabled").toString()).toBe("true");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "Add a commit to it all the same" }));
  await waitFor(() => expect(commit.getAttribute("aria-disabled")).not.toBe("true"));
});

test("the page is printed from its own window, and what goes wrong is said", async () => {
  const asked: unknown[] = [];
  const answer: { wrong?: unknown } = {};
  mockIPC((command, args) => {
    if (command === "workspace_get") return { settings: { theme: "system" } };
    if (command !== "bundle_print") return null;
    asked.push((args as { req: unknown }).req);
    if (answer.wrong) throw answer.wrong;
    return null;
  });
  const dialog = await opened();
  await userEvent.click(within(dialog).getByRole("tab", { name: "Page and print" }));
  const print = within(dialog).getByRole("button", { name: "Print or save as PDF" });
  await userEvent.click(print);
  expect(asked).toEqual(["t"]);
  answer.wrong = { code: "unexpected", message: "The page could not be shown: no room." };
  await userEvent.click(print);
  await within(dialog).findByText("The page could not be shown: no room.");
});
