/** Light, dark, or as the system has it. `public/theme.js` does the same before the first paint, with the same key. */
export type Theme = "light" | "dark" | "system";

const KEY = "launchpod.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

let chosen = $state<Theme>(kept());

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

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
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Then it holds until the window closes.
    }
    show();
  },
};
