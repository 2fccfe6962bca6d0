import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { startSample } from "./prepared.ts";
import { gone, press, the, visit, write } from "./steps.ts";

test("beside the system's dialog a path can be typed", async () => {
  await using prepared = await startSample({ dialogs: true });
  const { app } = prepared;
  const base = mkdtempSync(join(tmpdir(), "launchpod-typed-"));
  const title = "A new or empty folder for the export";
  try {
    await visit(app, "#/settings/export");
    await press(app, "Export all");
    await the(app, "dialog", title);
    await app.sees("If you see none, or would rather type");
    await app.axe("a path to type");
    await app.screenshot("typed-path");
    await write(app, "Path of the folder", join(base, "nowhere"));
    await app.keys(Key.ENTER);
    await app.sees("There is no folder");
    await write(app, "Path of the folder", base);
    await press(app, "Take this path");
    await gone(app, "dialog", title);
    await app.sees(base);
    assert.ok(existsSync(join(base, "workspace.json")), "the export is there");
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
