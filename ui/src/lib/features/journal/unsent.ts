/** What is typed and not added yet, by item: it is there again when the item is, also after the window was killed. */
const key = (place: string): string => `launchpod.unsent.${place}`;

export interface Unsent {
  hard: string;
  missing: string;
  minutes: string;
}

export const unsent = {
  get(place: string): Unsent {
    const none = { hard: "", missing: "", minutes: "" };
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key(place)) ?? "{}");
      return { ...none, ...(kept as Partial<Unsent>) };
    } catch {
      return none;
    }
  },
  keep(place: string, typed: Unsent): void {
    try {
      if (Object.values(typed).every((text) => text === "")) localStorage.removeItem(key(place));
      else localStorage.setItem(key(place), JSON.stringify(typed));
    } catch {
      // Without a store what is typed lives as long as the form.
    }
  },
};
