/** Starts the window: looks first, then the app. The theme was set before this by `public/theme.js`. */
import "./styles/tokens.css";
import "./styles/base.css";
import { mount, tick } from "svelte";
import { saving } from "$lib/autosave.svelte";
import { closing } from "$lib/closing.svelte";
import App from "./App.svelte";
import { here } from "$lib/features/workspace/here.svelte";
import { firstRoute } from "$lib/features/workspace/first";
import { onChange } from "$lib/ipc";
import { onClosing, windowPainted, windowReady } from "$lib/ipc/shell";
import { listenForKeys } from "$lib/keys.svelte";
import { router } from "$lib/router.svelte";

async function start(): Promise<void> {
  onClosing(closing.ask);
  onChange(saving.heard);
  // What the window stands on decides the first screen; it comes at once, or the shell shows the window by itself.
  await here.load();
  router.start(await firstRoute());
  listenForKeys(window);
  const target = document.getElementById("app");
  if (target) mount(App, { target });
  await tick();
  await windowReady();
  // The second frame comes only when the first was painted.
  requestAnimationFrame(() => requestAnimationFrame(() => void windowPainted()));
}

void start();
