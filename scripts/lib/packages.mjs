/** npm's packages. The one rule: `npm ci` runs only when what is installed is not what the lock file says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { must } from "./run.mjs";

const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;

function isFresh() {
  // npm keeps this beside what it installed, whether by `npm ci` or `npm install`.
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return false;
  const installed = read("node_modules/.package-lock.json");
  return Object.entries(read("package-lock.json"))
    .filter(([path, wanted]) => path !== "" && !wanted.optional)
    .every(([path, wanted]) => installed[path]?.version === wanted.version);
}

export async function npmPackages() {
  if (isFresh()) return "all there";
  await must("npm-ci", ["npm", "ci", "--no-audit", "--no-fund"]);
  return "installed";
}
