/** The kinds of proposal as the rule pack of the workspace says them, in the order of a bundle. One for the window. */
import type { FedBy, ProposalForm, ProposalKind } from "$lib/ipc/types";

class Kinds {
  /** Empty before the workspace is open. */
  all = $state.raw<readonly ProposalForm[]>([]);

  /** What the pack says of a kind; nothing of one that it does not have. */
  of(kind: ProposalKind): ProposalForm | undefined {
    return this.all.find((form) => form.kind === kind);
  }

  /** `MIP39c2`. */
  code(kind: ProposalKind): string {
    return this.of(kind)?.code ?? kind;
  }

  /** `Mandate`. */
  short(kind: ProposalKind): string {
    return this.of(kind)?.short ?? kind;
  }

  /** Whether a kind is there to tell these facts. */
  isFedBy(kind: ProposalKind, facts: FedBy): boolean {
    return this.of(kind)?.fedBy.includes(facts) ?? false;
  }

  /** The one of which each facilitator has one of their own. */
  get ofFacilitators(): ProposalForm | undefined {
    return this.all.find(({ oneA }) => oneA === "facilitator");
  }
}

export const kinds = new Kinds();
