/** What the person at the terminal reads: short lines, each with its time. */

/** Something went wrong that the person can put right: one message, no stack. */
export class Stop extends Error {}

export const say = (line) => console.log(line);

export function seconds(since) {
  const s = (performance.now() - since) / 1000;
  return s < 60 ? `${s.toFixed(1)} s` : `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`;
}

/** Runs `work` and says what it is and how long it took. `work` may give back another word than "done". */
export async function timed(what, work) {
  const started = performance.now();
  const ticking = setInterval(() => say(`  … ${what}, ${seconds(started)} so far`), 30_000);
  try {
    const word = (await work()) ?? "done";
    say(`  ${what}: ${word}, ${seconds(started)}`);
  } finally {
    clearInterval(ticking);
  }
}

/** Runs a script's `main` and turns a `Stop` into its message and exit code 1. */
export async function start(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
