/** Our window beside an almost empty one, round by round. */
import { ratios, spread } from "./numbers.ts";
import type { Made, Programs } from "./programs.ts";
import type { Row } from "./table.ts";
import { start, type Start } from "./window.ts";

const GOALS = { paint: 1.3, data: 1.3, memory: 1.4 };
const NAMES = { paint: "Start to first paint", data: "Start to first data", memory: "Memory of all processes" };

/** The empty window, then ours on each sample, `rounds` times. */
export async function windows(programs: Programs, samples: readonly Made[], rounds: number): Promise<Row[]> {
  const empty: Start[] = [];
  const ours = new Map<number, Start[]>(samples.map(({ teams }) => [teams, []]));
  // The first of each warms the disk's cache, and says how the shell chose the renderer.
  const { env } = await start(programs.desktop, ["--data", samples[0]!.folder]);
  await start(programs.empty, [], env);
  for (let round = 1; round <= rounds; round++) {
    console.log(`  windows, round ${round} of ${rounds}`);
    empty.push(await start(programs.empty, [], env));
    for (const { teams, folder } of samples) ours.get(teams)!.push(await start(programs.desktop, ["--data", folder]));
  }
  return (["paint", "data", "memory"] as const).flatMap((what) => {
    const unit = what === "memory" ? "MiB" : "ms";
    const theirs = empty.map((one) => one[what]);
    return samples.map(({ teams }): Row => {
      const these = ours.get(teams)!.map((one) => one[what]);
      return {
        what: `${NAMES[what]}, ${teams.toLocaleString("en")} ${teams === 1 ? "team" : "teams"}`,
        goal: `≤ ${GOALS[what]} × empty`,
        measured: spread(ratios(these, theirs), "×"),
        from: `${spread(these, unit)}; empty ${spread(theirs, unit)}`,
      };
    });
  });
}
