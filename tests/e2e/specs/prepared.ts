/**
 * Workspaces that the command line made once, copied for each test that starts from them. Made anew when the program
 * is another one. The one rule: a test gets a copy, never the one that is kept.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { COMMAND_LINE, startApp, type App, type Start } from "../app.ts";

const KEPT = resolve(import.meta.dirname, "../../out/workspaces");
/** Who sits at the window in every prepared workspace. */
export const ME = "Test person";

/** A window on a copy of the sample, with so many teams in all. It opens on the team when there is one. */
export async function startSample(start: Start & { teams?: number } = {}): Promise<Prepared> {
  const data = mkdtempSync(join(tmpdir(), "launchpod-e2e-"));
  cpSync(await kept(start.teams ?? 1), data, { recursive: true });
  return new Prepared(await startApp({ ...start, data }), data);
}

/** The window with its folder, which goes away with it. */
export class Prepared implements AsyncDisposable {
  readonly app: App;
  readonly #data: string;

  constructor(app: App, data: string) {
    this.app = app;
    this.#data = data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

async function kept(teams: number): Promise<string> {
  const { size, mtimeMs } = statSync(COMMAND_LINE);
  const folder = join(KEPT, `${teams}-${size}-${Math.round(mtimeMs)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(KEPT, { recursive: true });
  const making = mkdtempSync(join(KEPT, "making-"));
  const run = (...args: string[]): Promise<unknown> => promisify(execFile)(COMMAND_LINE, ["--data", making, ...args]);
  await run("person", ME, "--role", "team");
  await run("sample", "--teams", String(teams));
  for (const name of readdirSync(KEPT).filter((one) => one.startsWith(`${teams}-`)))
    rmSync(join(KEPT, name), { recursive: true, force: true });
  renameSync(making, folder);
  return folder;
}
