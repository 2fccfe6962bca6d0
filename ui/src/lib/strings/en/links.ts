/** Words of links between records. Each is said from both sides. */
import { decimal } from "$lib/format";
import type { LinkKind } from "$lib/ipc/types";
import type { Says } from "../says";

const from: Record<LinkKind, string> = {
  comes_from: "comes from",
  answers: "answers",
  funds: "funds",
  blocks: "blocks",
  is_evidence_for: "is evidence for",
  replaces: "replaces",
};
const to: Record<LinkKind, string> = {
  comes_from: "leads to",
  answers: "is answered by",
  funds: "is funded by",
  blocks: "is blocked by",
  is_evidence_for: "is shown by",
  replaces: "is replaced by",
};

export const links = {
  says: {
    areas: { links: "Links" },
    kinds: { links: "Link" },
    did: { link_add: "records were linked", link_remove: "a link was removed" },
  } satisfies Says,
  context: (count: number) => (count === 1 ? "1 link" : `${decimal(count)} links`),
  failed: "The links can’t be shown",
  list: "Links of the team",
  /** Seen from where it begins, and from where it ends. */
  from,
  to,
  kind: "What this is to the other",
  other: "The other record",
  find: "Link to…",
  none: "Nothing is linked to this yet.",
  empty: {
    title: "Nothing is linked yet",
    text: "An action that comes from a comment, an item that blocks a draft: a link is added in the panel of either.",
  },
  added: (called: string) => `Linked to ${called}`,
  removed: (called: string) => `Link to ${called} removed`,
  remove: (called: string) => `Remove the link to ${called}`,
  gone: "gone",
  goneWhy: "It was deleted. The link says what it was called.",
};
