/** The linter and the composer, beside what others need for the same files. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ratios, spread } from "./numbers.ts";
import { ask, mib, timed, type Made, type Programs } from "./programs.ts";
import type { Row } from "./table.ts";

const CORPUS = resolve(import.meta.dirname, "../../../shared/corpus/mips");
const PROPOSALS = ["MIP39/MIP39c2", "MIP40/MIP40c3", "MIP41/MIP41c4"];
/** The other linter is started this seldom: it takes seconds. */
const SELDOM = 3;
const MARKDOWNLINT = "markdownlint-cli2@0.18.1";

const missing = (what: string): Row => ({
  what,
  measured: "not measured",
  from: "the real proposals are not beside the clone",
});

/** Every proposal of the corpus in one run of the command line, and the same with markdownlint's default rules. */
function processes(programs: Programs, rounds: number): Row {
  const files = PROPOSALS.map((kind) => join(CORPUS, `${kind}-Subproposals`)).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(folder, file)),
  );
  const bytes = files.reduce((all, file) => all + statSync(file).size, 0);
  const run = (program: string, words: readonly string[]): void => {
    // Both end with 1: what is real is not without findings.
    const { status, error } = spawnSync(program, words, { stdio: "ignore" });
    if (status !== 0 && status !== 1) throw error ?? new Error(`${program} ended with ${status}`);
  };
  const lint = (): number => timed(() => run(programs.cli, ["mip", "lint", ...files, "--format", "json"]));
  const what = "Linting every real proposal";
  const from = `${files.length} files, ${mib(bytes)}, one process`;
  const goal = "≥ 100 × faster than markdownlint";
  const other = markdownlint();
  if (other === undefined) {
    const took = Array.from({ length: rounds }, lint);
    return { what, goal, measured: spread(took, "ms"), from: `${from}; ${MARKDOWNLINT} could not be fetched` };
  }
  const theirs: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < SELDOM; round++) {
    theirs.push(timed(() => run(process.execPath, [other, "--no-globs", ...files.map((file) => `:${file}`)])));
    ours.push(lint());
  }
  return {
    what,
    goal,
    measured: spread(ratios(theirs, ours), "×"),
    from: `${spread(ours, "ms")}; markdownlint ${spread(theirs, "ms")}; ${from}`,
  };
}

/** Where the other linter's program is, fetched when it is first asked for: it is no part of the product. */
function markdownlint(): string | undefined {
  const folder = join(tmpdir(), `launchpod-bench-${MARKDOWNLINT}`);
  const program = join(folder, "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs");
  if (!existsSync(program)) {
    const words = ["install", "--no-save", "--ignore-scripts", "--prefix", folder, MARKDOWNLINT];
    spawnSync("npm", words, { stdio: "ignore" });
  }
  return existsSync(program) ? program : undefined;
}

interface Composed {
  drafts: number;
  bundle: number[];
  write: number[];
  get: number[];
  agreement: number[];
  history: number[];
}

/** A bundle, and a pause in typing with what the window asks after it. */
function composing(programs: Programs, folder: string, rounds: number): Row[] {
  const { drafts, bundle, write, get, agreement, history } = ask<Composed>(programs, "compose", folder, rounds);
  const asked = `then the draft ${spread(get, "ms")}, the agreement ${spread(agreement, "ms")}`;
  return [
    {
      what: "A bundle composed and linted",
      goal: "≤ 10 ms",
      measured: spread(bundle, "ms"),
      from: `${drafts} drafts of the sample`,
    },
    { what: "A pause in typing is kept", measured: spread(write, "ms"), from: asked },
    { what: "The history of a draft", measured: spread(history, "ms"), from: "its newest 100 changes" },
  ];
}

/** A megabyte that is pasted, beside a bare commit of it. */
function pasting(programs: Programs, folder: string, rounds: number): Row {
  const { bytes, bare, paste } = ask<{ bytes: number; bare: number[]; paste: number[] }>(
    programs,
    "pastes",
    folder,
    rounds,
  );
  return {
    what: "A pasted text is kept",
    goal: "≤ 700 ms",
    measured: spread(paste, "ms"),
    from: `${mib(bytes)} into an empty section; a bare commit of it ${spread(bare, "ms")}`,
  };
}

/** What is measured of texts. */
export function texts(programs: Programs, { folder }: Made, rounds: number): Row[] {
  const composed = [...composing(programs, folder, rounds), pasting(programs, folder, rounds)];
  if (!existsSync(CORPUS)) return [...composed, missing("Linting every real proposal")];
  const read = ask<{ files: number; lint: number[]; parse: number[]; long: number; keystroke: number[] }>(
    programs,
    "texts",
    CORPUS,
    rounds,
  );
  return [
    ...composed,
    processes(programs, rounds),
    {
      what: "Linting beside a plain parse",
      goal: "≤ 4 × pulldown-cmark",
      measured: spread(ratios(read.lint, read.parse), "×"),
      from: `${spread(read.lint, "ms")}; parse ${spread(read.parse, "ms")}, ${read.files} files in one process, one after the other`,
    },
    {
      what: "Linting again after a keystroke",
      goal: "≤ 8 ms",
      measured: spread(read.keystroke, "ms"),
      from: `a draft of ${(read.long / 1000).toFixed(0)} kB`,
    },
  ];
}
