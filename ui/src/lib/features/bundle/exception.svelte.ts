/** The question whether a frozen bundle may change after all: one for the window, whoever needs the answer. */
import type { TeamId } from "$lib/ipc/types";

interface Asked {
  team: TeamId;
  answer: (isOpen: boolean) => void;
}

class Exceptions {
  asked = $state.raw<Asked>();

  /** Whether an exception was opened. Who asks while somebody is asked waits for the same answer. */
  ask = (team: TeamId): Promise<boolean> =>
    new Promise((done) => {
      const before = this.asked;
      const answer = (isOpen: boolean): void => {
        before?.answer(isOpen);
        done(isOpen);
      };
      this.asked = { team, answer };
    });

  answer(isOpen: boolean): void {
    const { asked } = this;
    this.asked = undefined;
    asked?.answer(isOpen);
  }
}

export const exceptions = new Exceptions();
