/** Which file shows a route, and which show something about a record. Files are found when the app is built and loaded when they are first shown. */
import type { Component } from "svelte";
import type { Route } from "$lib/router.svelte";
import type { Collection, TeamId } from "$lib/ipc/types";
import { areas, SCREENS, type AreaName, type Given } from "../../areas";

type Loaded = { default: Component<Record<string, unknown>> };
const modules = import.meta.glob<Loaded>("../*.svelte");

/** What shows `route`, and with which part of it as its key: another team is another screen. */
export async function screenOf(route: Route): Promise<Component<Record<string, unknown>> | undefined> {
  return (await modules[`../${SCREENS[route.name].file}.svelte`]?.())?.default;
}

type Panel = Component<{ team: TeamId; collection: Collection; id: string }>;
const files = import.meta.glob<{ default: Panel }>("../../lib/features/*/OfRecord.svelte");

/** What areas show about any record, in the order of the sidebar. */
export const panels: { area: AreaName; load: () => Promise<Panel> }[] = areas.flatMap(([area, { panel }]) => {
  const file = panel && files[`../../lib/features/${panel}/OfRecord.svelte`];
  return file ? [{ area, load: async () => (await file()).default }] : [];
});

/** The parts of the address as props, and what the screen gets of what the frame has. */
export function propsOf(route: Route, has: Record<Given, () => unknown>): Record<string, unknown> {
  const { name, ...ids } = route;
  return { ...ids, ...Object.fromEntries((SCREENS[name].gets ?? []).map((one) => [one, has[one]()])) };
}
