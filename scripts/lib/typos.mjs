/** Spelling. `typos` comes as a Python wheel into the cache; the one rule: when it cannot be had, that is said. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./paths.mjs";
import { answer, logged } from "./run.mjs";

const VERSION = "1.48.0";
const FOLDER = join(cache, `typos-${VERSION}`);
const PROGRAM = join(FOLDER, process.platform === "win32" ? "Scripts/typos.exe" : "bin/typos");

/** Where `typos` is, or why it is not there. */
function find() {
  if (existsSync(PROGRAM)) return { program: PROGRAM };
  const python = ["python3", "python"].find((name) => answer([name, "--version"]) !== undefined);
  if (python === undefined) return { why: "no Python to install typos with" };
  if (answer([python, "-m", "venv", FOLDER]) === undefined)
    return { why: "Python's venv module is not there (python3-venv)" };
  const pip = [PROGRAM.replace(/typos(\.exe)?$/, "python$1"), "-m", "pip"];
  if (answer([...pip, "install", "--quiet", "--disable-pip-version-check", `typos==${VERSION}`]) === undefined) {
    return { why: `pip could not fetch typos ${VERSION}` };
  }
  return { program: PROGRAM };
}

export async function typos(name) {
  const { program, why } = find();
  return program ? logged(name, [program, "--config", ".typos.toml"]) : { skipped: why };
}
