/** Runs other programs. The one rule: what a program said is in a file, and is shown when it fails. */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { out, root } from "./paths.mjs";
import { Stop } from "./say.mjs";

/** npm and npx are scripts on Windows, which only a shell starts. */
const shell = process.platform === "win32";

/** The last `lines` lines of what was written to `log`. */
export function tail(log, lines = 60) {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Runs `command` to its end with its output in `tests/out/logs/<name>.log`. Gives back the exit code and the log. */
export async function logged(name, command, { env = {} } = {}) {
  const log = join(out, "logs", `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "w");
  try {
    const code = await new Promise((done, failed) => {
      const [program, ...args] = command;
      const child = spawn(program, args, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ["ignore", file, file],
        shell,
      });
      child.on("error", failed);
      child.on("exit", (status, signal) => done(signal ? 1 : status));
    });
    return { code, log };
  } catch (cause) {
    throw new Stop(`${command[0]} could not be started: ${cause.message}`);
  } finally {
    closeSync(file);
  }
}

/** The same, for what the rest stands on: stops when it fails. */
export async function must(name, command, options) {
  const { code, log } = await logged(name, command, options);
  if (code !== 0) throw new Stop(`${tail(log)}\n\nThis failed: ${command.join(" ")}\nAll it said is in ${log}`);
}

/** Runs `command` at the terminal itself (for a password). True when it ended well. */
export function atTerminal(command) {
  return spawnSync(command[0], command.slice(1), { stdio: "inherit", cwd: root }).status === 0;
}

/** What a quick program wrote, or undefined when it is not there or fails. */
export function answer(command, env = {}) {
  const { status, stdout } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** Whether a program is on the path. */
export function onPath(program) {
  const endings = shell ? [".exe", ".cmd", ""] : [""];
  return (process.env.PATH ?? "")
    .split(delimiter)
    .some((folder) => endings.some((ending) => existsSync(join(folder, program + ending))));
}
