/**
 * The steps of `npm test`, in order. The one rule: each can be run by hand as it stands here.
 * `group` is what `--only` picks by, `needs` a step without which this one would say nothing.
 */
import { readFileSync } from "node:fs";
import { screens } from "./build.mjs";
import { freshTypes, makeTypes } from "./generated.mjs";
import { npmPackages } from "./packages.mjs";
import { logged } from "./run.mjs";
import { rust, systemPackages } from "./system.mjs";
import { typos } from "./typos.mjs";

const command =
  (...words) =>
  (name) =>
    logged(name, words);
/** Shows the table that a step prints, also when it passed. */
const shown = (run) => async (name) => {
  const done = await run(name);
  const rows = readFileSync(done.log, "utf8").split("\n");
  return { ...done, table: rows.filter((row) => row.startsWith("| ")).join("\n") };
};
const npm = (script) => command("npm", "run", "--silent", script);

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
    run: command("cargo", "metadata", "--locked", "--format-version=1"),
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
  { name: "rust tests", group: "rust", needs: "screens", run: (name) => makeTypes(name) },
  { name: "generated types", group: "rust", needs: "screens", run: freshTypes },
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
  // Alone, like the fault tests: other tests beside it would be in its numbers.
  {
    name: "speed",
    group: "speed",
    needs: "screens",
    run: shown(
      command("cargo", "test", "--workspace", "--bin", "bench", "--", "--ignored", "--nocapture", "--test-threads=1"),
    ),
  },
  { name: "window tests", group: "window", needs: "screens", run: command("node", "scripts/e2e.mjs", "--prepared") },
];
