/** Words of proposal files: a draft begins from one, and is held against one. */
import type { ComparedState, PlaceFound } from "$lib/ipc/types";
import { plural } from "../plural";

const found: Record<PlaceFound, string> = {
  same: "same heading",
  variant: "known other wording",
  near: "a guess: look at it",
  chosen: "as you chose",
  own: "kept as a section of its own",
};
const states: Record<ComparedState, string> = {
  same: "Same",
  changed: "Differs",
  only_here: "Only here",
  only_there: "Only in the file",
};

export const files = {
  kind: { name: "Proposals (Markdown)", extensions: ["md", "markdown", "txt"] },
  begin: {
    act: "Begin from a file…",
    pick: "Choose a proposal to begin a draft from",
    title: "Begin a draft from a file",
    text: "Nothing is written until you say so. What the edition has no heading for is kept as a section of its own.",
    kind: "What it proposes",
    kindHint: "Neither its title nor its preamble says it.",
    name: "Proposal",
    untitled: "without a title",
    edition: "Edition",
    dated: (on: string, edition: string) => `of ${edition}, in force on ${on}`,
    who: "Facilitator",
    sections: "Sections",
    own: "Section of its own",
    heading: (title: string) => `Heading for ${title}`,
    found,
    words: (n: number) => plural(n, "word"),
    noSections: "The file has no sections.",
    missing: "Not in the file; these follow the facts",
    ownKeys: "Kept, though the edition has no such line",
    notes: "How it was read",
    go: "Begin the draft",
    done: (name: string) => `${name} begun from the file`,
  },
  compare: {
    act: "Compare with a file…",
    pick: "Choose a proposal to hold a draft against",
    title: "A draft and a file",
    draft: "Draft",
    all: "Show what is the same, too",
    same: "The draft and the file say the same.",
    counts: (differ: number, same: number) =>
      `${plural(differ, "part").replace(/^0 parts$/, "No part")} differ, ${same} are the same`,
    states,
    here: "Here",
    there: "In the file",
    nothing: "Nothing",
    renamed: (title: string) => `called “${title}” in the file`,
    take: "Take the file’s",
    takePart: (part: string) => `Take the file’s ${part}`,
    taken: (part: string) => `${part} says what the file says`,
  },
} as const;
