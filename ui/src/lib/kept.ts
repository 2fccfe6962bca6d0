/** What this installation remembers between two starts: conveniences, never records. It may all be gone. */
const nameOf = (key: string): string => `launchpod.${key}`;

export const kept = {
  get(key: string): string | undefined {
    try {
      return localStorage.getItem(nameOf(key)) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** Forgets it without a `value`. */
  put(key: string, value: string | undefined): void {
    try {
      if (value === undefined) localStorage.removeItem(nameOf(key));
      else localStorage.setItem(nameOf(key), value);
    } catch {
      // Without a store it holds until the window closes.
    }
  },
  /** What was put as JSON; nothing where it is none. */
  read(key: string): unknown {
    try {
      return JSON.parse(this.get(key) ?? "null");
    } catch {
      return null;
    }
  },
};
