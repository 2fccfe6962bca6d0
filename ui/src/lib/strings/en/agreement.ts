/** Words of the agreement: whether the drafts of a bundle say one thing, and what is done where they do not. */
import type { AgreementState, AgreementTopic } from "$lib/ipc/types";
import { plural } from "../plural";
import type { Says } from "../says";

const topics: Record<AgreementTopic, string> = {
  unit_id: "Core Unit ID",
  unit_name: "Name of the unit",
  facilitator: "Facilitator",
  address: "Address",
  monthly: "Budget a month",
  cap: "Budget cap",
  date_proposed: "Date proposed",
  budget_start: "Budget start",
  budget_end: "Budget end",
  name: "Proposal",
};
const states: Record<AgreementState, string> = { differs: "Differs", missing: "Incomplete", agrees: "Agrees" };

export const agreement = {
  says: {
    did: {
      agreement_use: "drafts took what the workspace holds",
      agreement_take: "the workspace took what a draft says",
    },
  } satisfies Says,
  title: "Agreement",
  note: "What the drafts say of the same things, as they would be exported",
  all: "The drafts say one thing, and it is what the workspace holds.",
  counts: (differs: number, missing: number) =>
    [differs > 0 ? (differs === 1 ? "1 differs" : `${differs} differ`) : "", missing > 0 ? `${missing} incomplete` : ""]
      .filter(Boolean)
      .join(", "),
  badge: (n: number) => `${plural(n, "thing")} on which the drafts differ`,
  short: (n: number) => `${plural(n, "mismatch", "mismatches")}`,
  topic: (topic: AgreementTopic, of: string) => (of === "" ? topics[topic] : `${topics[topic]} · ${of}`),
  states,
  held: "The workspace holds",
  holdsNothing: "The workspace does not hold it",
  doesNotSay: "does not say it",
  inTitle: "title",
  use: "Use the workspace’s",
  useHere: (name: string, part: string) => `Use the workspace’s in ${name}, ${part}`,
  useAll: "Use the workspace’s everywhere",
  take: "Take into the workspace",
  takeFrom: (written: string) => `Take into the workspace: ${written}`,
  goTo: (name: string, part: string) => `Go to ${name}, ${part}`,
  used: "The drafts say what the workspace holds",
  taken: "The workspace holds what the draft says",
  agreeing: (n: number) => `${plural(n, "thing")} on which everything agrees`,
  places: (n: number) => plural(n, "place"),
} as const;
