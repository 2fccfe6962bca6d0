/**
 * Workspaces that the command line made once, copied for each test that starts from them. Made anew when the program
 * is another one. The one rule: a test gets a copy, never the one that is kept.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { fill } from "../filled.ts";
import { COMMAND_LINE, startApp, type App, type Start } from "../app.ts";

const KEPT = resolve(import.meta.dirname, "../../out/workspaces");
/** Who sits at the window in every prepared workspace. */
export const ME = "Test person";

/** A window on a copy of the sample, with so many teams in all. It opens on the team when there is one. */
export async function startSample(start: Start & { teams?: number } = {}): Promise<Prepared> {
  const data = mkdtempSync(join(tmpdir(), "launchpod-e2e-"));
  cpSync(await kept(String(start.teams ?? 1), sample(start.teams ?? 1)), data, { recursive: true });
  return new Prepared(await startApp({ ...start, data }), data);
}

/** A window on the sample whose team has so many rows in every list. */
export async function startFilled(rows: number): Promise<Prepared> {
  const data = mkdtempSync(join(tmpdir(), "launchpod-e2e-"));
  const made = await kept(`rows-${rows}`, (making) => fill(COMMAND_LINE, making, ME, rows));
  cpSync(made, data, { recursive: true });
  return new Prepared(await startApp({ data }), data);
}

const sample =
  (teams: number) =>
  async (making: string): Promise<void> => {
    const run = (...args: string[]): Promise<unknown> => promisify(execFile)(COMMAND_LINE, ["--data", making, ...args]);
    await run("person", ME, "--role", "team");
    await run("sample", "--teams", String(teams));
  };

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

async function kept(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const { size, mtimeMs } = statSync(COMMAND_LINE);
  const folder = join(KEPT, `${name}-${size}-${Math.round(mtimeMs)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(KEPT, { recursive: true });
  const making = mkdtempSync(join(KEPT, "making-"));
  await make(making);
  for (const old of readdirSync(KEPT).filter((one) => one.startsWith(`${name}-`)))
    rmSync(join(KEPT, old), { recursive: true, force: true });
  renameSync(making, folder);
  return folder;
}
