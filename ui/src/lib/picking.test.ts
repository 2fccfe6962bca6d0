import { mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, test, vi } from "vitest";
import { picking, pickFile, pickFolder } from "./picking.svelte";

const NEVER = new Promise<never>(() => undefined);
const core = (dialog: () => unknown): void =>
  mockIPC((command, payload) => {
    if (command !== "path_typed") return dialog();
    const { path, folder } = (payload as { req: { path: string; folder: boolean } }).req;
    if (path === "/no") throw { code: "invalid", message: "There is no such folder." };
    return `${folder ? "folder" : "file"} ${path}`;
  });

afterEach(() => void vi.useRealTimers());

test("what the dialog answers is taken, and no field is shown", async () => {
  core(() => "/there");
  expect(await pickFolder("Choose")).toBe("/there");
  core(() => null);
  expect(await pickFolder("Choose")).toBeUndefined();
  expect(picking.asked).toBeUndefined();
});

test("a dialog that fails leaves a field with the reason", async () => {
  core(() => {
    throw { code: "unexpected", message: "No dialog opened." };
  });
  const picked = pickFile("Choose");
  await vi.waitFor(() => expect(picking.asked?.missing).toBe("No dialog opened."));
  await picking.take("/a.md");
  expect(await picked).toBe("file /a.md");
  expect(picking.asked).toBeUndefined();
});

test("beside a dialog that nobody sees a path can be typed, or the question be left", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  core(() => NEVER);
  const picked = pickFolder("Choose");
  expect(picking.asked, "not at once: the dialog comes first").toBeUndefined();
  await vi.advanceTimersByTimeAsync(1500);
  expect(picking.asked).toMatchObject({ title: "Choose", missing: undefined });
  await expect(picking.take("/no")).rejects.toThrow("There is no such folder.");
  await picking.take("/out");
  expect(await picked).toBe("folder /out");

  const again = pickFolder("Choose");
  await vi.advanceTimersByTimeAsync(1500);
  picking.asked?.answer(undefined);
  expect(await again).toBeUndefined();
});
