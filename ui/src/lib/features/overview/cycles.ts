/** The cycles that a team begun today can aim at. */
import { call, IpcError } from "$lib/ipc";
import type { CyclePlan, Plan } from "$lib/ipc/types";

/** So many months are looked at. */
const MONTHS = 8;

/** `YYYY-MM` so many months later. */
function later(cycle: string, months: number): string {
  const [year = 0, number = 1] = cycle.split("-").map(Number);
  const at = year * 12 + number - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** A month without a cycle is refused; anything else that goes wrong is no answer. */
async function planOf(req: CyclePlan): Promise<Plan | undefined> {
  try {
    return await call("cycle_plan", req);
  } catch (thrown) {
    if (thrown instanceof IpcError && thrown.code === "invalid") return undefined;
    throw thrown;
  }
}

/** The first cycle for what is posted on `day`, and those after it. None where the rules end. */
export async function nextCycles(day: string): Promise<Plan[]> {
  const first = await planOf({ posted: day });
  if (!first) return [];
  const rest = Array.from({ length: MONTHS - 1 }, (_, n) => planOf({ cycle: later(first.cycle, n + 1) }));
  return [first, ...(await Promise.all(rest)).filter((plan) => plan !== undefined)];
}

/** So many years are looked back. */
const YEARS = 12;

/** The same day of the last year in which the rules took new units; none where there was no such year. */
export async function lastOpenDay(day: string): Promise<string | undefined> {
  const [year = 0] = day.split("-").map(Number);
  // The 29th of February has no day of the same name in most years.
  const rest = day.slice(4).replace("-02-29", "-02-28");
  for (let back = 1; back <= YEARS; back += 1) {
    const then = `${year - back}${rest}`;
    const plan = await planOf({ posted: then });
    if (plan && !plan.closed) return then;
  }
  return undefined;
}
