/** What the words mean that a stranger does not know, where each first appears. */
import type { Meaning } from "$lib/components/types";

export const terms = {
  gate: {
    asks: "What is a gate?",
    text: "The decision that closes a stage. It is passed once every blocking item is done, or waived: that is, somebody said why it need not be done.",
  },
  evidence: {
    asks: "What is evidence?",
    text: "A link, a file or a text that shows that an item is done.",
  },
  cycle: {
    asks: "What is a cycle?",
    text: "Governance decides in monthly cycles with fixed days. The target cycle is the one in which the team wants its bundle to be voted on.",
  },
  slack: {
    asks: "What is slack?",
    text: "Working days that are left before the next deadline, less one for each blocking item that is due before it.",
  },
  bundle: {
    asks: "What is a bundle?",
    text: "The proposals that must be submitted together. They are written from the same facts, and have to agree with each other.",
  },
  freeze: {
    asks: "What is a freeze?",
    text: "From then on the drafts stay as they are, so that what is voted on is what was read. A change needs an exception with a reason.",
  },
  unitId: {
    asks: "What is a Core Unit ID?",
    text: "The short name of the unit in its proposals, as in SES-001. The editor assigns it; until then the team has its working name.",
  },
  fte: {
    asks: "What is FTE?",
    text: "Full-time equivalent: 1 is somebody who works full time, 0.5 is half of that.",
  },
  facilitator: {
    asks: "What is a facilitator?",
    text: "Who answers for the unit to governance. Each facilitator has a proposal of their own in the bundle.",
  },
  precedent: {
    asks: "What is a precedent?",
    text: "A proposal that others made before, from your own copy of the proposals’ repository. It shows what a section says elsewhere, and how long it is.",
  },
  kinds: (all: readonly { code: string; about: string }[]): Meaning => ({
    asks: "What are these proposals?",
    text: all.map(({ code, about }) => `${code}: ${about}`).join(" · "),
  }),
} as const;
