import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Session as Kept, SessionId, TeamId, Topic, TopicId } from "$lib/ipc/types";
import { listenForKeys } from "$lib/keys.svelte";
import { router } from "$lib/router.svelte";
import Session from "./Session.svelte";
import Sessions from "./Sessions.svelte";

const team = "t" as TeamId;
const topic = (id: string, title: string, state: Topic["state"], from?: string): Topic => ({
  id: id as TopicId,
  title,
  state,
  from: (from as SessionId) ?? null,
});
const session = (id: string, title: string, topics: Topic[], heldAt: string | null = null): Kept => ({
  id: id as SessionId,
  title,
  at: "2021-04-08T15:00:00Z",
  who: ["Coach", "@juanjuan"],
  topics,
  notes: "",
  heldAt,
});
const earlier = session("s3", "Coaching 3", [topic("a", "Wallets", "deferred")], "2021-04-01T15:00:00Z");
const planned = session("s4", "Coaching 4", [
  topic("b", "Wallets", "open", "s3"),
  topic("c", "First comments", "open"),
]);

let asked: { command: string; req: Record<string, unknown> }[];
let sessions: Kept[];
let asOf: string | null;
let stop: () => void;

beforeEach(() => {
  [asked, sessions, asOf] = [[], [planned, earlier], "2021-04-07"];
  stop = listenForKeys(window);
  mockIPC(
    (command, payload) => {
      const req = (payload as { req: Record<string, unknown> } | undefined)?.req ?? {};
      asked.push({ command, req });
      if (command === "session_list") return sessions;
      if (command === "session_get") return sessions.find(({ id }) => id === req["session"]);
      if (command === "session_plan") return planned;
      if (command === "session_carried") return ["Wallets"];
      if (command === "team_get") return { team: { id: team, asOf }, today: "2021-04-07" };
      return command.endsWith("_list") ? [] : null;
    },
    { shouldMockEvents: true },
  );
});
afterEach(() => stop());

const commands = (name: string): Record<string, unknown>[] =>
  asked.filter(({ command }) => command === name).map(({ req }) => req);
const row = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-row="${id}"]`)!;

async function open(id = "s4"): Promise<ReturnType<typeof userEvent.setup>> {
  render(Session, { team, session: id as SessionId });
  await screen.findByRole("heading", { level: 1 });
  return userEvent.setup();
}

test("a topic that was carried over says from which session", async () => {
  await open();
  await waitFor(() => expect(row("b").textContent).toContain("carried over from Coaching 3"));
  expect(row("c").textContent).not.toContain("carried over");
});

test("E discusses a topic and D defers it", async () => {
  const user = await open();
  row("b").focus();
  await user.keyboard("e");
  await waitFor(() => expect(commands("topic_set").at(-1)).toMatchObject({ topic: "b", state: "discussed" }));
  await user.keyboard("jd");
  await waitFor(() => expect(commands("topic_set").at(-1)).toMatchObject({ topic: "c", state: "deferred" }));
  expect(commands("topic_set")).toHaveLength(2);
});

test("what a held session left over comes back, and it says so", async () => {
  await open("s3");
  expect(row("a").textContent).toContain("comes back next time");
  expect(screen.getByText(/comes back when the next session is planned/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Reopen" })).toBeTruthy();
});

test("the key that deferred a topic opens it again", async () => {
  const user = await open("s3");
  row("a").focus();
  await user.keyboard("d");
  await waitFor(() => expect(commands("topic_set")).toEqual([{ team, session: "s3", topic: "a", state: "open" }]));
});

test("the notes are kept by themselves", async () => {
  const user = await open();
  await user.type(screen.getByRole("textbox", { name: "Notes" }), "Two signers");
  await waitFor(() =>
    expect(commands("session_update")).toEqual([{ team, session: "s4", notes: { text: "Two signers", on: "" } }]),
  );
});

test("Ctrl Enter makes an action of the line that is written, without its mark", async () => {
  const user = await open();
  await user.type(screen.getByRole("textbox", { name: "Notes" }), "First{Enter}- [[ ] Ask the bank");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(commands("action_add")[0]).toMatchObject({ session: "s4", title: "Ask the bank" }));
});

test("a sample's session ends when it was planned, not by the clock of today", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "End session" }));
  await waitFor(() => expect(commands("session_update")[0]).toMatchObject({ heldAt: planned.at }));
});

test("a team of today ends its session now", async () => {
  asOf = null;
  const user = await open();
  const before = Date.now();
  await user.click(screen.getByRole("button", { name: "End session" }));
  await waitFor(() => expect(commands("session_update")).toHaveLength(1));
  expect(Date.parse(String(commands("session_update")[0]?.["heldAt"]))).toBeGreaterThanOrEqual(before);
});

test("planning asks for a day and a time, and goes to the session that it made", async () => {
  const user = userEvent.setup();
  render(Sessions, { team });
  await user.click(await screen.findByRole("button", { name: /Plan a session/ }));
  const dialog = await screen.findByRole("dialog");
  const time = within(dialog).getByLabelText("Time");
  await user.clear(time);
  await user.type(time, "late");
  await user.click(within(dialog).getByRole("button", { name: "Plan" }));
  expect(commands("session_plan")).toEqual([]);
  expect(within(dialog).getByRole("alert").textContent).toContain("17:00");
  await user.clear(time);
  await user.type(time, "9:30");
  await user.type(within(dialog).getByLabelText("Topics"), "Pay{Enter}{Enter} Comments ");
  await user.click(within(dialog).getByRole("button", { name: "Plan" }));
  await waitFor(() => expect(commands("session_plan")).toHaveLength(1));
  expect(commands("session_plan")[0]).toEqual({
    team,
    at: new Date(2021, 3, 15, 9, 30).toISOString(),
    who: ["Coach", "@juanjuan"],
    topics: ["Pay", "Comments"],
  });
  await waitFor(() => expect(location.hash).toBe("#/team/t/session/s4"));
  router.go({ name: "teams" });
});

test("without sessions the screen says what belongs there", async () => {
  sessions = [];
  render(Sessions, { team });
  expect(await screen.findByText("No session yet")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Plan a session" })).toHaveLength(1);
});

test("a session to come is started, on the day that counts as today", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Start" }));
  await waitFor(() => expect(commands("session_update")).toHaveLength(1));
  const { session: id, at } = commands("session_update")[0]!;
  expect(id).toBe("s4");
  // The day of the team, at the time that it is here.
  const began = new Date(at as string);
  expect([began.getFullYear(), began.getMonth(), began.getDate()]).toEqual([2021, 3, 7]);
});

test("after the end the next is planned, and shows what comes back", async () => {
  const user = await open("s3");
  expect(screen.queryByRole("button", { name: "Start" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Plan the next" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("1 topic comes back:")).toBeTruthy();
  expect(dialog.getByText("Wallets")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: /^Plan/ }));
  await waitFor(() => expect(commands("session_plan")).toHaveLength(1));
  await waitFor(() => expect(location.hash).toContain("/session/s4"));
});
