/** The sheet of all components, for looking at them: `vite ui --mode gallery`. Never shipped. */
import "../styles/tokens.css";
import "../styles/base.css";
import { mount } from "svelte";
import { listenForKeys } from "$lib/keys.svelte";
import Gallery from "./Gallery.svelte";

listenForKeys(window);
const theme = new URLSearchParams(location.search).get("theme");
if (theme) document.documentElement.dataset.theme = theme;
const target = document.getElementById("app");
if (target) mount(Gallery, { target });
