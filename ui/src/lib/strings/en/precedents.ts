/** Words of the precedents: the screen, the tab of the studio, and the lengths in the outline. */
import type { Says } from "../says";

const count = (n: number): string => n.toLocaleString("en");
const files = (n: number): string => (n === 1 ? "1 file" : `${count(n)} files`);

export const precedents = {
  says: {
    areas: { precedents: "Precedents" },
  } satisfies Says,
  title: "Precedents",
  proposals: (n: number) => (n === 1 ? "1 proposal" : `${count(n)} proposals`),
  failed: "The precedents can’t be read",
  empty: {
    title: "Learn from the proposals of others",
    text: "Choose your clone of the proposals’ repository, or a zip archive of it. Launchpod reads it, never writes to it, and what it makes of it stays on this machine.",
    folder: "Choose a folder",
    archive: "Choose a zip archive",
  },
  pick: {
    folder: "Which folder is the repository in?",
    archive: "Which archive is the repository in?",
    kind: "Zip archives",
  },
  source: {
    again: "Index again",
    actions: "Other copy",
    folder: "Choose another folder",
    archive: "Choose another zip archive",
    skipped: (n: number) => `What was left out: ${files(n)}`,
    forget: "Forget the index",
    forgotten: "The index is empty. Your copy is as it was.",
    at: (when: string) => `indexed ${when}`,
    gone: "Your copy is no longer there. What was indexed can still be read.",
    stale: "This version reads proposals better. Index them again.",
  },
  running: {
    title: "Indexing",
    counting: "Counting files",
    done: (done: number, total: number) => `${count(done)} of ${files(total)}`,
    cancel: "Cancel",
    cancelled: "Cancelled. The index is as it was before.",
    finished: (read: number, kept: number, removed: number) =>
      [
        `Read ${count(read)} ${read === 1 ? "proposal" : "proposals"}`,
        kept > 0 ? `${count(kept)} had not changed` : "",
        removed > 0 ? `${count(removed)} ${removed === 1 ? "is" : "are"} gone` : "",
      ]
        .filter(Boolean)
        .join(", "),
  },
  skipped: {
    title: "What was left out",
    text: "Everything else that looks like Markdown was read.",
    reasons: {
      unreadable: "Could not be read",
      too_large: "Larger than 64 MiB",
      too_much: "Beyond 1 GiB in all",
      ratio: "Unpacks to more than 200 times its size",
      outside: "Leads out of the archive",
      link: "Links",
      not_text: "Not a text",
      template: "Templates",
      not_proposal: "Without the preamble of a proposal",
    },
    notes: "Read, but not letter by letter",
    more: (n: number) => `and ${count(n)} more`,
    close: "Close",
  },
  search: {
    label: "Words that must all be there",
    placeholder: "Search the proposals",
    kind: "Kind",
    status: "Status",
    section: "Section",
    tag: "Tag",
    proposal: "Proposal",
    title: "Title",
    length: "Words",
    from: "Proposed from",
    to: "Proposed to",
    anyKind: "Every kind",
    anyStatus: "Any status",
    anySection: "Any section",
    anyTag: "Any tag",
    other: "Other proposals",
    results: "Proposals",
    places: (n: number, shown: number) =>
      shown < n ? `the best ${count(shown)} of ${count(n)} places` : n === 1 ? "1 place" : `${count(n)} places`,
    listed: (n: number, shown: number) => (shown < n ? `${count(shown)} of ${count(n)}` : precedentsOf(n)),
    none: "Nothing fits",
    noneText: "Try fewer words, the beginning of one, or fewer filters. Words in “quotes” must stand side by side.",
  },
  words: (n: number) => (n === 1 ? "1 word" : `${count(n)} words`),
  outcomes: { accepted: "Accepted", open: "Open", withdrawn: "Withdrawn", rejected: "Rejected" },
  replaced: "Accepted, replaced since",
  noStatus: "No status",
  reader: {
    panel: "Proposal",
    sections: "Sections",
    posted: "Proposed",
    ratified: "Ratified",
    close: "Close",
  },
  tab: {
    name: "Precedents",
    title: (heading: string) => `How others wrote “${heading}”`,
    status: "Status",
    nothing: "Choose a section to see how others wrote it",
    none: "Nobody wrote this section",
    noneText: "No proposal of this kind in your copy has a section of this name.",
    noneStatus: "No proposal of this status has this section.",
    start: "See how others wrote this section",
    startText: "Index your own copy of the proposals’ repository once; each section then shows what was accepted.",
    choose: "Choose a repository",
    open: (name: string) => `Open ${name}`,
    all: "Show all",
    less: "Show less",
    browse: "All precedents",
    yours: (words: number, q1: number, q3: number) =>
      words < q1 ? "yours is shorter than most" : words > q3 ? "yours is longer than most" : "yours is as long as most",
  },
  stats: {
    title: "How long sections are",
    text: "Words in each section: the median of all proposals, and the range that half of them keep to.",
    none: "Nothing of this kind in your copy",
    narrow: "List the proposals that have it",
    spread: (q1: number, q3: number) => (q1 === q3 ? "" : `${count(q1)}–${count(q3)}`),
  },
  lengths: {
    accepted: (n: number, median: number, q1: number, q3: number) =>
      `In ${count(n)} accepted proposals: median ${count(median)} words, half of them ${count(q1)} to ${count(q3)}`,
    label: (words: number, n: number, median: number, q1: number, q3: number) =>
      `${count(words)} words in this section. Usual are ${count(q1)} to ${count(q3)}: so long is the middle half of the ${count(n)} accepted proposals in your precedents; half of all have ${count(median)} or less.`,
  },
} as const;

function precedentsOf(n: number): string {
  return n === 1 ? "1 proposal" : `${count(n)} proposals`;
}
