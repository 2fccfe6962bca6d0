/** Keys that work on every screen. */
import type { Shortcut } from "$lib/keys.svelte";
import { opening, router, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { undoing } from "$lib/undo.svelte";
import { areas, ofTeam, type AreaName } from "../../areas";

interface Asked {
  team: string | undefined;
  stages: readonly number[];
  goto: () => void;
  keys: () => void;
}

export function globalKeys({ team, stages, goto, keys }: Asked): Shortcut[] {
  const words = t.workspace.goKeys;
  const to = (chord: string, text: string, route: Route): Shortcut => ({
    keys: chord,
    text,
    run: () => router.go(route),
  });
  const lead = (which: (area: AreaName) => boolean): Shortcut[] =>
    areas.flatMap(([id, { keys }]) =>
      keys && which(id) ? [to(keys, id === "team" ? words.home : t.areas.names[id], opening(id, team))] : [],
    );
  const inTeam: Shortcut[] =
    team === undefined
      ? []
      : [
          ...lead(ofTeam),
          ...stages.map((stage, n) => ({
            ...to(`G ${stage}`, words.stages(stages.length), { name: "stage", team, stage: String(stage) }),
            // One line on `?` stands for all of them.
            hidden: n > 0,
          })),
        ];
  return [
    { keys: "Mod+K", text: words.goto, whileTyping: true, run: goto },
    { keys: "?", text: words.keys, run: keys },
    { keys: "Mod+Z", text: words.undo, run: undoing.undo },
    { keys: "Mod+Shift+Z", text: words.redo, run: undoing.redo },
    { keys: "Mod+Y", text: words.redo, hidden: true, run: undoing.redo },
    ...lead((id) => id === "teams"),
    ...inTeam,
    ...lead((id) => id !== "teams" && !ofTeam(id)),
    { keys: "Alt+ArrowLeft", text: words.back, whileTyping: true, run: () => router.back() },
    { keys: "Alt+ArrowRight", text: words.forward, whileTyping: true, run: () => router.forward() },
  ];
}
