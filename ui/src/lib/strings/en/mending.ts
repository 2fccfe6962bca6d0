/** Words of what is done about findings: fixes that are made for you, and findings that may stand. */
import { plural } from "../plural";
import type { Says } from "../says";

export const mending = {
  says: {
    did: {
      draft_fix: "a finding was mended",
      draft_fix_all: "findings were mended",
      draft_allow: "a finding was accepted",
      draft_disallow: "a finding counts again",
    },
  } satisfies Says,
  /** The linter writes code in backticks. */
  title: (said: string) => said.replace(/`([^`]*)`/g, "“$1”"),
  ask: "Look at what comes out",
  all: (n: number) => (n === 1 ? "Make the safe fix" : `Make all ${n} safe fixes`),
  fixed: (title: string) => `Done: ${title}`,
  fixedAll: (n: number) => (n === 0 ? "Nothing to fix" : `${plural(n, "fix").replace("fixs", "fixes")} made`),
  more: "More about this finding",
  allow: "Accept with a reason…",
  allowed: {
    title: "Accepted",
    note: "Not counted; listed when the bundle is exported",
    by: (who: string, on: string) => (who === "" ? on : `${who}, ${on}`),
    idle: "There is no such finding now",
    takeBack: "Count it again",
    done: (code: string) => `The finding is accepted and no longer counts: ${code}`,
    undone: (code: string) => `The finding counts again: ${code}`,
    count: (n: number) => `${n} accepted`,
    section: (code: string, section: string) => `${code} · ${section}`,
  },
  dialog: {
    title: "Accept this finding",
    text: "Others will see the reason when the bundle is exported. If the text that it is about changes, the finding is back.",
    reason: "Reason",
    hint: "What a reviewer should know",
    missing: "Say why it is accepted: readers will ask.",
    act: "Accept it",
  },
} as const;
