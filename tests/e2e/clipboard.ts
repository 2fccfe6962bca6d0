/**
 * The clipboard of the screen, owned by another program as it is outside of tests (xclip). The one rule: what the
 * window pastes comes over the system, never by an event that a test made up.
 */
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { screen } from "./screen.ts";

/** Offers `bytes` as `kind` until what it gives back is disposed of. */
export async function offered(kind: string, bytes: Buffer): Promise<Disposable> {
  const env = { ...process.env, DISPLAY: (await screen()).display };
  const folder = mkdtempSync(join(tmpdir(), "launchpod-clipboard-"));
  const file = join(folder, "offered");
  writeFileSync(file, bytes);
  const clipboard = ["-selection", "clipboard"];
  // Quiet, it stays in front: one process to end.
  const owner = spawn("xclip", [...clipboard, "-quiet", "-t", kind, "-i", file], { env, stdio: "ignore" });
  const end = (): void => {
    owner.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const forms = (): Promise<string> =>
    promisify(execFile)("xclip", [...clipboard, "-t", "TARGETS", "-o"], { env }).then(
      ({ stdout }) => stdout,
      () => "",
    );
  for (let tries = 0; tries < 100; tries++) {
    if ((await forms()).split("\n").includes(kind)) return { [Symbol.dispose]: end };
    await delay(50);
  }
  end();
  throw new Error(`xclip does not offer ${kind}: npm run e2e installs it`);
}
