/** Builds the screens and the programs. The one rule: what has not changed is not built again. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { binary, root } from "./paths.mjs";
import { must } from "./run.mjs";

const INDEX = join(root, "ui/dist/index.html");
const STAMP = join(root, "node_modules/.cache/launchpod/ui");

/** All that the screens are made from, as one hash; and when they were made, lest someone else built them since. */
function uiStamp() {
  const hash = createHash("sha256");
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (path === "ui/dist") continue;
      if (entry.isDirectory()) walk(path);
      else add(path);
    }
  };
  walk("ui");
  add("package-lock.json");
  return `${hash.digest("hex")} ${statSync(INDEX, { throwIfNoEntry: false })?.mtimeMs ?? "none"}`;
}

export async function screens() {
  if (existsSync(STAMP) && existsSync(INDEX) && readFileSync(STAMP, "utf8") === uiStamp()) return "unchanged";
  await must("vite", ["npm", "run", "--silent", "build"]);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, uiStamp());
  return "built";
}

/** The window and the command line, in the profile and with the features that the tests use too. */
export async function programs() {
  await must("cargo-build", ["cargo", "build", "-p", "launchpod-desktop", "-p", "cli"]);
}

export const desktop = binary("launchpod-desktop");
export const commandLine = binary("launchpod");
