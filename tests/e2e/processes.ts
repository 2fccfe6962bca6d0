/** The processes of a window, told by the data folder they were started with, so that no other test's is touched. */
import { setTimeout as delay } from "node:timers/promises";
import { readdirSync, readFileSync } from "node:fs";

/** Their ids. */
export function windowProcesses(data: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isWindowOf(pid, data))
    .map(Number);
}

function isWindowOf(pid: string, data: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return isAlive(Number(pid)) && words[0]!.endsWith("launchpod-desktop") && words.includes(data);
  } catch {
    // It ended while it was being looked at.
    return false;
  }
}

/** Waits until a process is gone; one that stays is killed, and said to have stayed. */
export async function ended(pid: number): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (!isAlive(pid)) return;
    await delay(25);
  }
  process.kill(pid, "SIGKILL");
  throw new Error(`the window's process ${pid} was still there after 20 s`);
}

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
