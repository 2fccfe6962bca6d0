/** Screens and commands of the palette. */
import HardDrive from "@lucide/svelte/icons/hard-drive";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Monitor from "@lucide/svelte/icons/monitor";
import Moon from "@lucide/svelte/icons/moon";
import Plus from "@lucide/svelte/icons/plus";
import Redo2 from "@lucide/svelte/icons/redo-2";
import Search from "@lucide/svelte/icons/search";
import Sun from "@lucide/svelte/icons/sun";
import Undo2 from "@lucide/svelte/icons/undo-2";
import type { NavEntry, NavSection } from "$lib/components/frame";
import type { PaletteItem } from "$lib/components/palette";
import type { Icon } from "$lib/components/types";
import { here } from "$lib/features/workspace/here.svelte";
import { ICONS } from "$lib/icons";
import { did } from "$lib/did";
import { call } from "$lib/ipc";
import type { Theme } from "$lib/ipc/types";
import { router } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { undoing } from "$lib/undo.svelte";
import { AREAS, PAGES } from "../../areas";

const words = t.search.palette;

/** What the sidebar leads to, and the pages of the settings. */
export function screenItems(entries: readonly NavEntry[], sections: readonly NavSection[]): PaletteItem[] {
  const item = (group: string, entry: NavEntry): PaletteItem => ({
    id: `screen-${entry.id}`,
    title: entry.number ? `${entry.number} ${entry.title ?? entry.label}` : entry.label,
    group,
    icon: entry.icon,
    where: entry.ring?.label,
    run: () => (location.hash = entry.href),
  });
  const pages = PAGES.map((page): PaletteItem => ({
    id: `settings-${page}`,
    title: t.settings.pages[page],
    group: words.screens,
    icon: ICONS[AREAS.settings.pages[page]],
    where: t.settings.title,
    run: () => router.go({ name: "settings", page }),
  }));
  return [
    ...entries.map((entry) => item(words.screens, entry)),
    ...sections.flatMap((section) => section.entries.map((entry) => item(words.stages, entry))),
    ...pages,
  ];
}

/** What can be done from anywhere. */
export function commandItems(create: () => void, keys: () => void): PaletteItem[] {
  const command = (id: string, title: string, icon: Icon, run: () => void, kbd?: string): PaletteItem => ({
    id: `command-${id}`,
    title,
    group: words.commands,
    icon,
    prefix: ">",
    kbd,
    run,
  });
  const theme = (to: Theme) => () => void did(null, () => here.setSettings({ theme: to }));
  return [
    command("create", words.newTeam, Plus, create),
    ...(undoing.canUndo ? [command("undo", undoing.undoLabel, Undo2, undoing.undo, "Mod+Z")] : []),
    ...(undoing.canRedo ? [command("redo", undoing.redoLabel, Redo2, undoing.redo, "Mod+Shift+Z")] : []),
    command("light", words.light, Sun, theme("light")),
    command("dark", words.dark, Moon, theme("dark")),
    command("system", words.system, Monitor, theme("system")),
    command("backup", words.backup, HardDrive, () => {
      void did(words.backedUp, () => call("backup_create", null), null);
    }),
    command("keys", words.keys, Keyboard, keys, "?"),
  ];
}

/** Goes on to the screen of the search with what was typed. */
export const searchItem = (query: string): PaletteItem => ({
  id: "search-all",
  title: words.searchAll,
  where: words.quoted(query),
  group: words.found,
  icon: Search,
  // Below what was found: what is named comes first.
  keywords: `${words.searchAll}, ${words.everywhere}: ${query}`,
  run: () => router.go({ name: "search", query }),
});
