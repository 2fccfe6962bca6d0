// Runs before the first paint: writes the theme that was chosen (or the system's) on the root element.
// `lib/theme.svelte.ts` uses the same key.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("launchpod.theme");
  } catch {
    // Storage may be closed off; the system's theme is a good answer then.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
