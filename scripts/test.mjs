/**
 * `npm test`: installs what is missing, runs every step, ends with a table of what passed.
 * `npm test -- --only rust` runs one group (rust, ui, text, window, faults, speed; more than one with commas).
 */
import { steps } from "./lib/steps.mjs";
import { tail } from "./lib/run.mjs";
import { say, seconds, start, Stop } from "./lib/say.mjs";
import { node } from "./lib/system.mjs";

function chosen(args) {
  const groups = [...new Set(steps.map((step) => step.group))].filter((group) => group !== "tools");
  if (args.length === 0) return groups;
  const asked = args[0] === "--only" ? (args[1] ?? "").split(",") : [];
  if (asked.length === 0 || !asked.every((group) => groups.includes(group))) {
    throw new Stop(`npm test runs everything; npm test -- --only GROUP runs one of: ${groups.join(", ")}`);
  }
  return asked;
}

/**
 * Runs one step. A step gives back a word, or `{ code, log }`, or `{ skipped: why }`; a `Stop` is a failure. A `table` is
 * shown whether it passed or not.
 */
async function result(step, failed) {
  if (failed.has(step.needs)) return { state: "not run", note: `needs ${step.needs}` };
  try {
    const { code = 0, log, skipped, table = "" } = Object(await step.run(step.name.replaceAll(" ", "-")));
    if (skipped) return { state: "skipped", note: skipped };
    return code === 0 ? { state: "passed", note: "", text: table } : { state: "FAILED", note: log, text: tail(log) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { state: "FAILED", note: "", text: error.message };
  }
}

await start(async () => {
  const groups = chosen(process.argv.slice(2));
  const began = performance.now();
  say(node());
  const failed = new Set();
  const rows = [];
  for (const step of steps.filter(({ group }) => group === "tools" || groups.includes(group))) {
    const started = performance.now();
    const { state, note, text } = await result(step, failed);
    if (state === "FAILED" || state === "not run") failed.add(step.name);
    if (text) say(`\n${text}\n`);
    const row = `  ${state.padEnd(8)} ${step.name.padEnd(18)} ${seconds(started).padStart(12)}  ${note}`;
    say(row.trimEnd());
    rows.push(row.trimEnd());
  }
  say(`\n${rows.join("\n")}\n`);
  say(
    failed.size === 0
      ? `All passed in ${seconds(began)}.`
      : `${failed.size} of ${rows.length} steps did not pass. It took ${seconds(began)}.`,
  );
  return failed.size === 0 ? 0 : 1;
});
