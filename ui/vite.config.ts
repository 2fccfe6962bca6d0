import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `--mode gallery` builds the sheet of components instead of the app; it is never shipped. */
export default defineConfig(({ mode }) => ({
  root: at("."),
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { $lib: at("./src/lib") } },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    outDir: at(mode === "gallery" ? "./dist-gallery" : "./dist"),
    emptyOutDir: true,
    target: ["chrome111", "safari16.4"],
    // The content security policy allows no inline script, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: at(mode === "gallery" ? "./components.html" : "./index.html") },
  },
  test: {
    environment: "jsdom",
    globals: true,
    setupFiles: [at("./src/test-setup.ts")],
    include: ["src/**/*.test.ts"],
  },
}));
