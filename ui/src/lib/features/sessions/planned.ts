import { toast } from "$lib/components/toasts.svelte";
import type { Session, TeamId } from "$lib/ipc/types";
import { router } from "$lib/router.svelte";
import { t } from "$lib/strings";
import { wayBack } from "$lib/undo.svelte";

/** Says that a session was planned, and with what from earlier ones; opens it. */
export function goToPlanned(team: TeamId, { id, title, topics }: Session): void {
  const words = t.sessions.dialog;
  const carried = topics.filter(({ from }) => from !== null).length;
  toast(carried > 0 ? words.plannedWith(title, carried) : words.planned(title), { action: wayBack() });
  router.go({ name: "session", team, session: id });
}
