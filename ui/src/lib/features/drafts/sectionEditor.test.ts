import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DraftWrite, SectionView } from "$lib/ipc/types";
import SectionEditor from "./SectionEditor.svelte";

const section: SectionView = {
  title: "Motivation",
  level: 3,
  body: "Dai works.",
  composed: "Dai works.",
  edited: false,
  own: false,
  stale: false,
  guidance: "Why the DAO should pay for this.",
  facts: [{ start: 0, end: 3, label: "Team → Name", collection: "teams", id: "t", field: "name" }],
  items: [],
  words: 2,
  start: 100,
  end: 110,
};
const part = (change: Partial<SectionView>) => {
  const one = { ...section, ...change };
  return {
    id: one.title,
    section: one,
    findings: [],
    edited: one.edited,
    stale: one.stale,
    empty: one.body === "",
    holder: false,
  };
};

let written: DraftWrite[] = [];
let frozen = false;
beforeEach(() => {
  frozen = false;
  written = [];
  mockIPC((command, args) => {
    if (command !== "draft_write") return null;
    if (frozen) throw { code: "frozen", message: "The bundle was frozen." };
    written.push((args as { req: DraftWrite }).req);
    return null;
  });
  // CodeMirror measures text; jsdom lays out nothing.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
});
afterEach(() => {
  vi.useRealTimers();
  clearMocks();
});

const show = (change: Partial<SectionView> = {}) => {
  const onfollow = vi.fn(async () => {});
  const onkeep = vi.fn(async () => {});
  const onexcept = vi.fn(async () => !(frozen = false));
  const spelling = { now: undefined, speller: undefined, choose: async () => {}, forget: async () => {} };
  const props = {
    ...{ team: "t" as never, draft: "d" as never, items: new Map(), spelling, split: false, locked: false },
    ...{
      oncursor: () => {},
      onhelp: () => {},
      onfix: () => {},
      onexcept,
      onfollow,
      onkeep,
      titles: [],
      onarranged: () => {},
    },
  };
  return { onexcept, onfollow, onkeep, props, ...render(SectionEditor, { ...props, part: part(change) }) };
};
const editor = async (label: string): Promise<EditorView> =>
  waitFor(
    () => {
      const found = EditorView.findFromDOM(screen.getByRole("textbox", { name: label }));
      if (!found) throw new Error("not there yet");
      return found;
    },
    { timeout: 15_000 },
  );

test("typing turns composed text into the team's own, and keeps it once", async () => {
  show();
  expect(screen.getByText("From facts")).toBeTruthy();
  const view = await editor("Text of Motivation");
  expect(view.dom.querySelector(".cm-fact")?.textContent).toBe("Dai");

  vi.useFakeTimers();
  for (const typed of [" It", " earns", " too."]) {
    view.dispatch({ changes: { from: view.state.doc.length, insert: typed } });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(screen.getByText("Edited")).toBeTruthy();
  expect(screen.queryByText("From facts")).toBeNull();
  expect(view.dom.querySelector(".cm-fact")).toBeNull();
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(written).toEqual([
    {
      ...{ team: "t", draft: "d", part: "Motivation", preamble: false },
      body: { text: "Dai works. It earns too.", on: "Dai works." },
    },
  ]);
});

test("where the facts changed since, both texts are shown, and either can be taken", async () => {
  const { onfollow, onkeep } = show({ body: "We wrote this.", edited: true, stale: true, composed: "Dai earns." });
  const facts = screen.getByRole("region", { name: "What the facts say now" });
  const mine = screen.getByRole("region", { name: "What you wrote" });
  expect((await editor("What the facts say now")).state.doc.toString()).toBe("Dai earns.");
  expect((await editor("What the facts say now")).state.readOnly).toBe(true);
  expect((await editor("Text of Motivation")).state.doc.toString()).toBe("We wrote this.");
  expect(within(facts).getByText("What the facts say now")).toBeTruthy();
  expect(within(mine).getByText("What you wrote")).toBeTruthy();

  await fireEvent.click(screen.getByRole("button", { name: "Keep mine" }));
  expect([onkeep.mock.calls.length, onfollow.mock.calls.length]).toEqual([1, 0]);
  await waitFor(() => expect(screen.getByRole("button", { name: "Follow the facts again" }).ariaBusy).toBeNull());
  await fireEvent.click(screen.getByRole("button", { name: "Follow the facts again" }));
  expect(onfollow).toHaveBeenCalledOnce();
});

test("the guidance of an empty section is shown, and is no text", async () => {
  show({ body: "", composed: "", facts: [] });
  expect(screen.getByText("Why the DAO should pay for this.")).toBeTruthy();
  expect((await editor("Text of Motivation")).state.doc.toString()).toBe("");
});

test("what is typed is kept before the facts are followed again", async () => {
  const { onfollow } = show({ body: "We wrote this.", edited: true });
  const view = await editor("Text of Motivation");
  view.dispatch({ changes: { from: view.state.doc.length, insert: " And this." } });
  await fireEvent.click(screen.getByRole("button", { name: "Follow the facts again" }));
  await waitFor(() => expect(onfollow).toHaveBeenCalledOnce());
  expect(written.map(({ body }) => body)).toEqual([{ text: "We wrote this. And this.", on: "We wrote this." }]);
});

test("what a freeze refused is kept once there is an exception", async () => {
  frozen = true;
  const { onexcept } = show({ body: "We wrote this.", edited: true });
  const view = await editor("Text of Motivation");
  view.dispatch({ changes: { from: view.state.doc.length, insert: " And this." } });
  await fireEvent.click(await screen.findByRole("button", { name: "Open an exception" }, { timeout: 5_000 }));
  await waitFor(() =>
    expect(written.map(({ body }) => body)).toEqual([{ text: "We wrote this. And this.", on: "We wrote this." }]),
  );
  expect(onexcept).toHaveBeenCalledOnce();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a long text is not read while it is typed, and kept whole twice a second", async () => {
  const long = "Words. ".repeat(5_000);
  show({ body: long, edited: true });
  const view = await editor("Text of Motivation");
  const read = vi.spyOn(Object.getPrototypeOf(view.state.doc) as { toString(): string }, "toString");
  vi.useFakeTimers();
  for (const typed of ["a", "b", "c"]) {
    view.dispatch({ changes: { from: view.state.doc.length, insert: typed } });
    await vi.advanceTimersByTimeAsync(160);
  }
  expect([read.mock.calls.length, written.length]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(40);
  expect(written.map(({ body }) => body)).toEqual([{ text: `${long}abc`, on: long }]);
});

test("a section that was taken back before it was read again shows what is there", async () => {
  const { props, rerender } = show();
  const view = await editor("Text of Motivation");
  view.dispatch({ changes: { from: view.state.doc.length, insert: " Always." } });
  await waitFor(() => expect(written.length).toBe(1));
  // The same words as at first: nothing was read between the save and the undo.
  await rerender({ ...props, part: part({}) });
  await waitFor(() => expect(view.state.doc.toString()).toBe("Dai works."));
});
