/**
 * The screen that windows open on. The one rule: without DISPLAY the tests bring their own (Xvfb),
 * large enough for every window, and take it away when they end.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Screen {
  /** Its name, `:0` or the like. */
  display: string;
  /** The file with its pixels; only a screen of our own has one. */
  pixels: string | undefined;
}

let current: Promise<Screen> | undefined;

export function screen(): Promise<Screen> {
  const theirs = process.env["DISPLAY"];
  current ??= theirs ? Promise.resolve({ display: theirs, pixels: undefined }) : ownScreen();
  return current;
}

function ownScreen(): Promise<Screen> {
  const folder = mkdtempSync(join(tmpdir(), "launchpod-screen-"));
  // With -displayfd Xvfb takes the first free number and says which.
  const args = [
    "-displayfd",
    "3",
    "-fbdir",
    folder,
    "-screen",
    "0",
    "1920x1200x24",
    "-nolisten",
    "tcp",
    "-noreset",
    "-nocursor",
  ];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  server.unref();
  process.on("exit", () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return new Promise((done, failed) => {
    server.on("error", (cause) => failed(new Error("Xvfb could not be started; npm run e2e installs it", { cause })));
    server.on("exit", (code) => failed(new Error(`Xvfb ended at once with code ${code}`)));
    const pipe = server.stdio[3] as Socket;
    pipe.once("data", (number: Buffer) => {
      pipe.unref();
      done({ display: `:${number.toString().trim()}`, pixels: join(folder, "Xvfb_screen0") });
    });
  });
}
