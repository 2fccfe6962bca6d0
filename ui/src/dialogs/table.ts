/**
 * Every dialog of the window, and how it is opened with something made up in it. A new one gets a row: `all.test.ts`
 * finds the files that have a dialog and asks for theirs.
 */
import { render, screen } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { vi, type Mock } from "vitest";
import ListMenuFixture from "$lib/components/testing/ListMenuFixture.svelte";
import ShortcutSheet from "$lib/components/ShortcutSheet.svelte";
import AskStep from "$lib/features/bundle/AskStep.svelte";
import Backups from "$lib/features/backups/Backups.svelte";
import CorrectStep from "$lib/features/bundle/CorrectStep.svelte";
import { exceptions } from "$lib/features/bundle/exception.svelte";
import ExceptionDialog from "$lib/features/bundle/ExceptionDialog.svelte";
import StepForm from "$lib/features/bundle/StepForm.svelte";
import Versions from "$lib/features/bundle/Versions.svelte";
import AllowDialog from "$lib/features/drafts/AllowDialog.svelte";
import BeginFromFile from "$lib/features/drafts/BeginFromFile.svelte";
import CompareWithFile from "$lib/features/drafts/CompareWithFile.svelte";
import ExportBundle from "$lib/features/drafts/ExportBundle.svelte";
import FindInBundle from "$lib/features/drafts/FindInBundle.svelte";
import NameSection from "$lib/features/drafts/NameSection.svelte";
import NumberField from "$lib/features/drafts/NumberField.svelte";
import AddMember from "$lib/features/members/AddMember.svelte";
import CreateTeam from "$lib/features/overview/CreateTeam.svelte";
import SkippedDialog from "$lib/features/precedents/SkippedDialog.svelte";
import EditComment from "$lib/features/rfc/EditComment.svelte";
import NoteDialog from "$lib/features/rfc/NoteDialog.svelte";
import PasteDialog from "$lib/features/rfc/PasteDialog.svelte";
import ActionDialog from "$lib/features/sessions/ActionDialog.svelte";
import MoveSession from "$lib/features/sessions/MoveSession.svelte";
import PlanSession from "$lib/features/sessions/PlanSession.svelte";
import AssignDialog from "$lib/features/stages/AssignDialog.svelte";
import DueDialog from "$lib/features/stages/DueDialog.svelte";
import { item, TEAM } from "$lib/features/stages/testing/made-up";
import WaiveDialog from "$lib/features/stages/WaiveDialog.svelte";
import { closing } from "$lib/closing.svelte";
import { leave } from "$lib/leave.svelte";
import { picking } from "$lib/picking.svelte";
import Closing from "../routes/frame/Closing.svelte";
import LeaveDialog from "../routes/frame/LeaveDialog.svelte";
import TypePath from "../routes/frame/TypePath.svelte";

/** What the core answers, by command; nothing where a command is not named. */
export type Answers = Record<string, unknown>;

export interface Row {
  /** The file that has the dialog. */
  file: string;
  /** Puts it on the screen; `sent` counts what is sent where no command does. */
  open: (sent: Mock, user: UserEvent) => unknown;
  answers?: Answers;
  /** The command that sends the form, or `callback`. Without it the dialog is no form. */
  sends?: string;
  /** What is typed before it can be sent: label and text. */
  fill?: [label: string, text: string][];
  /** What can't be taken, and the sentence that says so where it was typed. */
  bad?: [label: string, typed: string, said: string][];
}

const people = [{ value: "@wouter", label: "@wouter" }];
const session = { id: "s", title: "Coaching 1", at: "2021-04-22T15:00:00Z", who: ["@wouter"], topics: [] };
const action = { id: "a", session: "s", title: "Ask two delegates", owner: "@wouter", due: "2021-04-20", doneOn: null };
const comment = { id: "c", author: "ada", posted: "2021-04-01", text: "Who signs?" };
const step = { id: "x", to: "poll", on: "2021-05-10", until: "2021-05-24", url: "https://example.org", reason: "" };
const copy = { name: "b1", takenAt: "2021-04-07T10:00:00Z", bytes: 4096, why: "time", good: true, damage: null };
const split = {
  comments: [{ ...comment, posted: null, time: null, called: "", line: 1, mark: "m", known: false, editOf: null }],
  unplaced: [],
  leftOut: { controls: 0, system: 0, maps: 0, events: 0, silent: 0 },
  source: "forum",
  sure: "likely",
};
const bundle = { phase: "rfc", next: ["frozen"], back: "conception", frozen: null, today: "2021-04-07", plan: null };
const open = {
  commented: 0,
  freezeBy: "2021-04-28",
  items: 0,
  comments: 0,
  objections: 0,
  errors: 0,
  warnings: 0,
  differs: 0,
};
const version = { id: "v", note: "First", at: "2021-04-07T10:00:00Z", by: "Ana", changed: [] };
const preview = { kind: "mip39c2", title: "A unit", on: "2021-04-07", edition: "2021-03-01", facilitator: null };
const file = "/there/MIP39c2-SP10.md";

/** Props of a component with made-up records in them, which have no more than is shown. */
const made = <P extends object>(props: P): never => ({ team: TEAM, ...props }) as never;
const press = async (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole("button", { name }));

export const ROWS: Row[] = [
  {
    file: "lib/components/list/ListMenu.svelte",
    open: async (_, user) => {
      render(ListMenuFixture, { names: ["Ada", "Ben"], ondown: vi.fn() });
      await user.type(screen.getByRole("searchbox"), "a");
      await press(user, "Names: views and export");
      await user.click(await screen.findByText("Keep this view…"));
    },
    bad: [["Name", "", "The view needs a name"]],
  },
  { file: "lib/components/ShortcutSheet.svelte", open: () => render(ShortcutSheet, { open: true }) },
  {
    file: "lib/features/overview/CreateTeam.svelte",
    open: () => render(CreateTeam, made({ open: true, oncreated: vi.fn() })),
    sends: "team_create",
    fill: [["Working name", "Light houses"]],
    bad: [["Working name", " ", "The team needs a name"]],
  },
  {
    file: "lib/features/backups/Backups.svelte",
    answers: { backup_list: [copy] },
    open: async (_, user) => (render(Backups), press(user, "Restore")),
    sends: "backup_restore",
  },
  {
    file: "lib/features/bundle/StepForm.svelte",
    answers: { bundle_check: [] },
    open: async (_, user) => {
      render(StepForm, made({ view: bundle, onmoved: vi.fn() }));
      await press(user, /^Back to/);
    },
    sends: "bundle_move",
  },
  {
    file: "lib/features/bundle/AskStep.svelte",
    answers: { bundle_open: { ...open, items: 19, comments: 2, objections: 1 } },
    open: async (sent) => {
      render(AskStep, made({ open: true, to: "frozen", year: 2021, ontake: sent }));
      await screen.findByText("19 blocking items not settled");
    },
    sends: "callback",
  },
  {
    file: "lib/features/bundle/Versions.svelte",
    answers: { version_get: { ...version, files: [{ path: "a.md", sha256: "0a", text: "A" }] } },
    open: async (_, user) => {
      render(Versions, made({ versions: [version] }));
      await user.click(screen.getByText("First"));
    },
  },
  {
    file: "lib/features/bundle/CorrectStep.svelte",
    open: () => render(CorrectStep, made({ step, oncorrected: vi.fn() })),
    sends: "bundle_correct",
  },
  {
    file: "lib/features/bundle/ExceptionDialog.svelte",
    open: () => (render(ExceptionDialog), void exceptions.ask(TEAM)),
    sends: "freeze_exception",
    fill: [["Why", "A figure was wrong."]],
  },
  {
    file: "lib/features/stages/WaiveDialog.svelte",
    open: (sent) =>
      render(
        WaiveDialog,
        made({ open: true, what: "B7", by: "", people, reason: "", today: "2021-04-07", onwaive: sent }),
      ),
    sends: "callback",
    fill: [["Reason", "No wallet yet."]],
    bad: [["Reason", " ", "A waiver needs its reason"]],
  },
  {
    file: "lib/features/stages/AssignDialog.svelte",
    open: (sent) => render(AssignDialog, made({ open: true, items: [item("B1")], people, onset: sent })),
    sends: "callback",
  },
  {
    file: "lib/features/stages/DueDialog.svelte",
    open: (sent) => render(DueDialog, made({ open: true, items: [item("B1")], onset: sent })),
    sends: "callback",
  },
  {
    file: "lib/features/sessions/MoveSession.svelte",
    open: () => render(MoveSession, made({ open: true, people, session })),
    sends: "session_update",
    bad: [["Time", "25:00", "A time is written 17:00"]],
  },
  {
    file: "lib/features/sessions/PlanSession.svelte",
    open: () =>
      render(PlanSession, made({ open: true, people, today: "2021-04-07", sessions: [], onplanned: vi.fn() })),
    sends: "session_plan",
    bad: [
      ["Time", "noon", "A time is written 17:00"],
      ["Day", "", "Choose a day"],
    ],
  },
  {
    file: "lib/features/sessions/ActionDialog.svelte",
    open: () => {
      const { rerender } = render(
        ActionDialog,
        made({ action, people, onclose: () => void rerender({ action: undefined }) }),
      );
    },
    sends: "action_update",
  },
  {
    file: "lib/features/drafts/FindInBundle.svelte",
    open: () => render(FindInBundle, made({ open: true, ongoto: vi.fn() })),
  },
  {
    file: "lib/features/drafts/NumberField.svelte",
    answers: {
      number_preview: {
        to: "MIP39c2-SP10",
        pathFrom: "a",
        pathTo: "b",
        places: [{ place: "Title", count: 1 }],
        unclear: [],
        exported: null,
      },
    },
    open: async (_, user) => {
      render(NumberField, made({ draft: "d", number: null, label: "Number" }));
      await user.type(screen.getByRole("textbox"), "10{Enter}");
    },
    sends: "number_assign",
  },
  {
    file: "lib/features/drafts/BeginFromFile.svelte",
    answers: {
      pick_files: [file],
      draft_import_preview: { ...preview, headings: [], sections: [], missing: [], ownKeys: [], notes: [] },
    },
    open: () => render(BeginFromFile, made({})).component.run(),
    sends: "draft_import",
  },
  {
    file: "lib/features/drafts/CompareWithFile.svelte",
    answers: { pick_files: [file], draft_compare: { rows: [] } },
    open: () =>
      render(
        CompareWithFile,
        made({ drafts: [{ id: "d", name: "MIP39c2-SP10", subject: "", kind: "mip39c2" }] }),
      ).component.run(),
  },
  {
    file: "lib/features/drafts/ExportBundle.svelte",
    answers: { workspace_get: { settings: { exportFolder: "/last" } } },
    open: () => render(ExportBundle, made({})).component.run(),
  },
  {
    file: "lib/features/drafts/AllowDialog.svelte",
    open: (sent) => render(AllowDialog, made({ finding: { message: "It is empty" }, onallow: sent })),
    sends: "callback",
    fill: [["Reason", "It is meant."]],
    bad: [["Reason", " ", "Say why it is accepted"]],
  },
  {
    file: "lib/features/drafts/NameSection.svelte",
    open: (sent) => render(NameSection, { open: true, title: "", level: 3, after: "Motivation", onkeep: sent }),
    sends: "callback",
    fill: [["Heading", "Moorings"]],
  },
  {
    file: "lib/features/rfc/EditComment.svelte",
    open: () => render(EditComment, made({ open: true, comment })),
    sends: "rfc_update",
  },
  {
    file: "lib/features/rfc/PasteDialog.svelte",
    answers: { rfc_preview: split },
    open: async (_, user) => {
      render(PasteDialog, made({ open: true, places: [], onkept: vi.fn() }));
      await user.type(await screen.findByRole("textbox", { name: "Thread" }), "ada: Who signs?");
      await press(user, "Take apart");
      await screen.findByText(/^1 comment found/);
    },
    sends: "rfc_add",
  },
  {
    file: "lib/features/rfc/NoteDialog.svelte",
    answers: { rfc_note: { from: "2021-04-01", until: "2021-04-07", markdown: "# Changes" } },
    open: () => render(NoteDialog, made({ open: true, day: "2021-04-07" })),
  },
  {
    file: "lib/features/members/AddMember.svelte",
    open: () => render(AddMember, made({ open: true, onadded: vi.fn() })),
    sends: "member_put",
    fill: [["Forum handle", "@grace"]],
    bad: [["Forum handle", " ", "The member needs a name"]],
  },
  {
    file: "lib/features/precedents/SkippedDialog.svelte",
    open: () => render(SkippedDialog, made({ open: true, state: { skipped: [], notes: ["One"] } })),
  },
  {
    file: "routes/frame/LeaveDialog.svelte",
    open: () => (render(LeaveDialog), leave("https://example.org")),
  },
  { file: "routes/frame/Closing.svelte", open: () => (render(Closing), closing.look()) },
  {
    file: "routes/frame/TypePath.svelte",
    open: () => {
      render(TypePath);
      picking.asked = { title: "Choose", folder: false, missing: undefined, answer: () => (picking.asked = undefined) };
    },
    sends: "path_typed",
    fill: [["File", "/there"]],
  },
];
