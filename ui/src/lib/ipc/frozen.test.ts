import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, IpcError, onFrozen } from "$lib/ipc";
import type { TeamId } from "$lib/ipc/types";

const team = "t" as TeamId;
const at = { team, draft: "d" as never, code: "MIP001", start: 0 };
let frozen = true;
let asked: string[] = [];
beforeEach(() => {
  [frozen, asked] = [true, []];
  mockIPC((command) => {
    asked.push(command);
    if (frozen) throw { code: "frozen", message: "The bundle was frozen." };
    return "done";
  });
});
afterEach(() => clearMocks());

test("a command that a freeze refuses goes on with an exception", async () => {
  const ask = vi.fn(async () => !(frozen = false));
  onFrozen(ask);
  expect(await call("draft_fix", at)).toBe("done");
  expect(asked).toEqual(["draft_fix", "draft_fix"]);
  expect(ask).toHaveBeenCalledWith(team);
  frozen = true;
  const find = { team, text: "a", case: false, word: false, regex: false };
  await call("bundle_replace", { find, with: "b", following: false });
  expect(ask).toHaveBeenLastCalledWith(team);
});

test("without one, and where somebody types, it says why", async () => {
  const ask = vi.fn(async () => false);
  onFrozen(ask);
  await expect(call("draft_fix", at)).rejects.toThrow(new IpcError("frozen", "The bundle was frozen."));
  const typed = { team, draft: at.draft, part: "Motivation", preamble: false, body: "x" };
  await expect(call("draft_write", typed, { asks: false })).rejects.toThrow("The bundle was frozen.");
  expect([ask.mock.calls.length, asked]).toEqual([1, ["draft_fix", "draft_write"]]);
});
