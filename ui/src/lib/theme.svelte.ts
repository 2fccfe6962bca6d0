/** Light, dark, or as the system has it. `public/theme.js` does the same before the first paint, with the same key. */
import { kept } from "$lib/kept";

export type Theme = "light" | "dark" | "system";

const KEY = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const before = kept.get(KEY);
let chosen = $state<Theme>(before === "light" || before === "dark" ? before : "system");

function show(): void {
  const dark = chosen === "dark" || (chosen === "system" && system.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

system.addEventListener("change", show);

export const theme = {
  get chosen(): Theme {
    return chosen;
  },
  choose(next: Theme): void {
    chosen = next;
    kept.put(KEY, next);
    show();
  },
};
