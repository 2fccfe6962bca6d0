/** What is typed and not added yet, by item: it is there again when the item is, also after the window was killed. */
import { kept } from "$lib/kept";

const key = (place: string): string => `unsent.${place}`;

export interface Unsent {
  hard: string;
  missing: string;
  minutes: string;
}

export const unsent = {
  get: (place: string): Unsent => ({ hard: "", missing: "", minutes: "", ...(kept.read(key(place)) as Unsent | null) }),
  keep(place: string, typed: Unsent): void {
    const isEmpty = Object.values(typed).every((text) => text === "");
    kept.put(key(place), isEmpty ? undefined : JSON.stringify(typed));
  },
};
