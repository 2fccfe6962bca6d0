/** Where things are. The one rule: nothing outside the clone but Cargo's target folder and the cache. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** Cargo's folder: what the environment says, else `target` in the clone. */
export const target = resolve(root, process.env.CARGO_TARGET_DIR || "target");

/** What may be thrown away and fetched again. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "launchpod");

/** What a run leaves to be read: logs and pictures. Git ignores it. */
export const out = join(root, "tests/out");

const suffix = process.platform === "win32" ? ".exe" : "";
export const binary = (name) => join(target, "debug", name + suffix);
