/** Starts the window: looks first, then the app. The theme was set before this by `public/theme.js`. */
import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { listenForKeys } from "$lib/keys.svelte";
import { router } from "$lib/router.svelte";

router.start();
listenForKeys(window);

const target = document.getElementById("app");
if (target) mount(App, { target });
