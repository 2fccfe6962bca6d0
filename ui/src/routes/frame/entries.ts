/** What the sidebar shows: areas and stages of the team, or those of all teams. Pure. */
import type { NavEntry, NavSection } from "$lib/components/frame";
import type { Colour } from "$lib/components/types";
import { standing } from "$lib/features/teamHome/way";
import { ICONS } from "$lib/icons";
import type { TeamHome } from "$lib/ipc/types";
import { href, opening, type Route } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { AREAS, areaOf, areas, ofTeam, type AreaName, type AreaRow } from "../../areas";

type Counts = { [A in AreaName]?: string | number | undefined };

function entry(id: AreaName, team: string | undefined, route: Route, counts: Counts): NavEntry {
  return {
    id,
    label: t.areas.names[id],
    icon: ICONS[AREAS[id].icon],
    count: counts[id],
    href: href(opening(id, team)),
    // Screens of an area count as the area.
    current: areaOf(route.name) === id,
  };
}

/** What the sidebar has at a place of it; areas of a team only when one is open. */
const at = (place: AreaRow["places"][number], team: string | undefined): AreaName[] =>
  areas.filter(([id, row]) => row.places.includes(place) && (team !== undefined || !ofTeam(id))).map(([id]) => id);

/** The areas of a team, or those of all teams when none is open. */
export const areaEntries = (team: string | undefined, route: Route, counts: Counts): NavEntry[] =>
  at(team === undefined ? "all" : "team", team).map((id) => entry(id, team, route, counts));

/** The stages with their rings. */
export function stageSection({ team, stages }: TeamHome, route: Route): NavSection {
  const all = stages.map(standing);
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0);
  const open = "stage" in route ? route.stage : undefined;
  const entries = stages.map(({ stage }, n): NavEntry => {
    const { settled, all: count, passed, part } = all[n]!;
    const label = t.parts.of(settled, count);
    return {
      id: `stage-${stage.number}`,
      label: stage.shortTitle,
      title: stage.title,
      number: String(stage.number),
      href: href({ name: "stage", team: team.id, stage: String(stage.number) }),
      count: `${settled}/${count}`,
      current: open === String(stage.number),
      ring: { part, passed, colour: stage.number as Colour, label },
    };
  });
  return {
    label: t.areas.names.stage,
    note: t.parts.of(
      sum((one) => one.settled),
      sum((one) => one.all),
    ),
    entries,
  };
}

/** At the foot of the sidebar: what does not stand above already. */
export function footEntries(team: string | undefined, route: Route): NavEntry[] {
  const above = team === undefined ? at("all", team) : [];
  return at("foot", team)
    .filter((id) => !above.includes(id))
    .map((id) => entry(id, team, route, {}));
}
