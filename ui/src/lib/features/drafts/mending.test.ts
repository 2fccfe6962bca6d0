import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toasts } from "$lib/components/toasts.svelte";
import type { DraftId, DraftView, FindingView, TeamId } from "$lib/ipc/types";
import { mending, type Mending } from "./mending";

const view = {} as DraftView;
const finding = { code: "MIP001", start: 3, fix: { title: "remove it" } } as FindingView;
let taken: DraftView[] = [];

function mend(answer: (command: string) => unknown): Mending {
  mockIPC(answer);
  return mending(
    () => ({ team: "t" as TeamId, draft: "d" as DraftId }),
    (next) => taken.push(next),
  );
}
const said = (): unknown[] => toasts.all.map(({ tone, action }) => [tone, action?.label]);

beforeEach(() => {
  taken = [];
  toasts.all.forEach(({ id }) => toasts.dismiss(id));
});
afterEach(clearMocks);

test("a fix that was made is said, and can be taken back", async () => {
  expect(await mend(() => view).fix(finding)).toBe(true);
  expect([said(), taken.length]).toEqual([[["ok", "Undo"]], 1]);
});

test("a fix that was refused is no success: its reason stands there, and the draft stays", async () => {
  const refuse = (): never => {
    throw { code: "not_found", message: "There is no such fix." };
  };
  expect(await mend(refuse).fix(finding)).toBe(false);
  expect([toasts.all.map(({ text }) => text), said(), taken]).toEqual([
    ["There is no such fix."],
    [["danger", undefined]],
    [],
  ]);
});

test("where there was nothing to fix, nothing is offered to be taken back", async () => {
  expect(await mend(() => ({ done: [], view })).fixAll()).toBe(false);
  expect([toasts.all.map(({ text }) => text), said()]).toEqual([["Nothing to fix"], [["plain", undefined]]]);
});

test("safe fixes of a kind are made from the last to the first, so that none moves another, with one way back", async () => {
  const found = (start: number, safe: boolean): FindingView =>
    ({ code: "MIP001", start, fix: { title: "remove it", safe } }) as FindingView;
  const [names, asked]: [string[], unknown[]] = [[], []];
  const answer = (command: string, payload?: unknown): unknown => {
    const { req, given } = payload as { req: { start?: number }; given: string };
    if (command === "draft_fix") [names, asked].forEach((all, n) => all.push((n ? req.start : given) as never));
    if (command === "history_undo") asked.push(req);
    return command === "history_state" ? { undo: null, redo: null } : view;
  };
  expect(await mend(answer as never).fixEach([found(3, true), found(5, false), found(9, true)])).toBe(true);
  expect([asked, toasts.current?.text, taken.length]).toEqual([[9, 3], "2 fixes made", 1]);
  toasts.current!.action!.run("");
  await expect.poll(() => toasts.current?.text).toBe("Undone: 2 changes");
  expect(asked.slice(2)).toEqual([{ command: names[1] }, { command: names[0] }]);
});
