/** Keys that work on every screen. */
import type { Shortcut } from "$lib/keys.svelte";
import { router, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { undoing } from "$lib/undo.svelte";

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
  const ofTeam: Shortcut[] =
    team === undefined
      ? []
      : [
          to("G H", words.home, { name: "team", team }),
          to("G D", words.drafts, { name: "drafts", team }),
          to("G R", words.rfc, { name: "rfc", team }),
          to("G M", words.submission, { name: "submission", team }),
          to("G B", words.budget, { name: "budget", team }),
          to("G P", words.planner, { name: "planner", team }),
          to("G C", words.sessions, { name: "sessions", team }),
          to("G J", words.journal, { name: "journal", team }),
          to("G E", words.people, { name: "people", team }),
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
    to("G T", words.teams, { name: "teams" }),
    ...ofTeam,
    to("G L", t.precedents.title, { name: "precedents" }),
    to("/", words.search, { name: "search", query: "" }),
    to("G ,", words.settings, { name: "settings" }),
    { keys: "Alt+ArrowLeft", text: words.back, whileTyping: true, run: () => router.back() },
    { keys: "Alt+ArrowRight", text: words.forward, whileTyping: true, run: () => router.forward() },
  ];
}
