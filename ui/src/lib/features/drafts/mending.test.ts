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

test("the fixes of one rule are asked for by its code", async () => {
  const asked: unknown[] = [];
  const answer = (command: string, payload?: unknown): unknown => {
    if (command === "draft_fix_all") asked.push((payload as { req: unknown }).req);
    return { done: ["remove it", "remove it"], view };
  };
  expect(await mend(answer as never).fixAll("MIP001")).toBe(true);
  expect(asked).toEqual([{ team: "t", draft: "d", asked: false, code: "MIP001" }]);
  expect([toasts.current?.text, toasts.current?.action?.label]).toEqual(["2 fixes made", "Undo"]);
});
