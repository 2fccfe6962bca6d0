/** Spelling of a team's texts: what is checked with, and the one who knows, for the editor. */
import type { Speller } from "$lib/components/editor/types";
import { call } from "$lib/ipc";
import type { SettingsSet, Spelling, TeamId } from "$lib/ipc/types";
import { live } from "$lib/ipc/live.svelte";

export interface TeamSpelling {
  readonly now: Spelling | undefined;
  /** Absent when it is off, or when there is no dictionary. */
  readonly speller: Speller | undefined;
  choose(change: SettingsSet): Promise<void>;
  forget(word: string): Promise<void>;
}

/** Call it while a component is set up. */
export function teamSpelling(team: () => TeamId): TeamSpelling {
  const loaded = live("spelling_get", () => team());
  // A new one when anything of it changes, so that the text is checked anew.
  const speller = $derived.by((): Speller | undefined => {
    const of = team();
    if (!loaded.value?.on || loaded.value.dictionary === null) return undefined;
    return {
      check: async (text) => {
        const { mistakes } = await call("spelling_check", { team: of, text });
        return mistakes.map(({ start, end, word }) => ({ from: start, to: end, word }));
      },
      suggest: (word) => call("spelling_suggest", { word }),
      learn: (word) => call("spelling_learn", { team: of, word }),
    };
  });
  return {
    get now() {
      return loaded.value;
    },
    get speller() {
      return speller;
    },
    async choose(change) {
      await call("settings_set", change);
      loaded.reload();
    },
    async forget(word) {
      await call("spelling_forget", { team: team(), word });
    },
  };
}
