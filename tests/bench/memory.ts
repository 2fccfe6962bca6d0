/** Processes of a window and what they hold. The one rule: a page that is shared counts by its share (PSS). */
import { readdirSync, readFileSync } from "node:fs";

/** The first field after the program's name, which may have spaces and brackets in it, is field 3. */
function stat(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** The children of `pid`, their children, and so on. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(Number(name), Number(stat(Number(name))[1]));
    } catch {
      // It ended while it was being looked at.
    }
  }
  const found = [pid];
  for (const parent of found) {
    for (const [child, of] of parents) if (of === parent) found.push(child);
  }
  return found.slice(1);
}

/** When a process was started, in milliseconds of the clock, to a hundredth of a second. */
export function started(pid: number): number {
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  // Ticks are hundredths of a second for every program on Linux.
  return Date.now() - uptime * 1000 + Number(stat(pid)[19]) * 10;
}

/** The program a process runs. */
export function program(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]!;
}

/** The value of an environment variable of a process. */
export function variable(pid: number, name: string): string | undefined {
  const lines = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What processes hold together, in MiB. */
export function proportional(pids: readonly number[]): number {
  const kib = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))![1]));
  return kib.reduce((all, one) => all + one, 0) / 1024;
}
