/**
 * The steps of `npm test`, in order. The one rule: each can be run by hand as it stands here.
 * `group` is what `--only` picks by, `needs` a step without which this one would say nothing.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { screens } from "./build.mjs";
import { freshTypes } from "./generated.mjs";
import { npmPackages } from "./packages.mjs";
import { out } from "./paths.mjs";
import { logged } from "./run.mjs";
import { rust, systemPackages } from "./system.mjs";
import { typos } from "./typos.mjs";

/** Types that the Rust tests write go here, not over what is committed. */
const types = join(out, "types");

const command =
  (...words) =>
  (name) =>
    logged(name, words);
const npm = (script) => command("npm", "run", "--silent", script);

async function rustTests(name) {
  rmSync(types, { recursive: true, force: true });
  mkdirSync(types, { recursive: true });
  return logged(name, ["cargo", "test", "--workspace", "--no-fail-fast"], { env: { TS_RS_EXPORT_DIR: types } });
}

export const steps = [
  { name: "system packages", group: "tools", run: () => systemPackages({ tests: true }) },
  { name: "rust", group: "tools", run: rust },
  { name: "npm packages", group: "tools", run: npmPackages },
  // The shell takes the screens in when it is compiled, so nothing of Rust is looked at before them.
  { name: "screens", group: "tools", needs: "npm packages", run: screens },

  { name: "rustfmt", group: "rust", needs: "rust", run: command("cargo", "fmt", "--all", "--check") },
  {
    name: "lock file",
    group: "rust",
    needs: "rust",
    run: command("cargo", "metadata", "--locked", "--format-version=1", "--no-deps"),
  },
  { name: "eslint", group: "ui", needs: "npm packages", run: npm("lint") },
  { name: "prettier", group: "ui", needs: "npm packages", run: npm("format:check") },
  { name: "svelte-check", group: "ui", needs: "npm packages", run: npm("check") },
  { name: "vitest", group: "ui", needs: "npm packages", run: npm("unit") },
  { name: "typos", group: "text", run: typos },
  {
    name: "clippy",
    group: "rust",
    needs: "screens",
    run: command("cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"),
  },
  { name: "rust tests", group: "rust", needs: "screens", run: rustTests },
  { name: "generated types", group: "rust", needs: "screens", run: (name) => freshTypes(name, types) },
  {
    name: "fault tests",
    group: "faults",
    needs: "screens",
    run: command(
      "cargo",
      "test",
      "--workspace",
      "--test",
      "faults",
      "--",
      "--ignored",
      "--nocapture",
      "--test-threads=1",
    ),
  },
  { name: "window tests", group: "window", needs: "screens", run: command("node", "scripts/e2e.mjs", "--prepared") },
];
