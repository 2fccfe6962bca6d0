/** A team's way and dates, as the home and the frame draw them. Pure: today comes with the view. */
import { addDays, day, dayFull, dayOf, days, dayShort, month } from "$lib/format";
import type { TimelineEvent, TimelineSpan } from "$lib/components/timeline";
import type { Segment } from "$lib/components/track";
import type { Colour } from "$lib/components/types";
import type { Next, StageStanding, TeamHome } from "$lib/ipc/types";
import { href } from "$lib/router.svelte";
import { t } from "$lib/strings";

const words = t.home;

/** Numbers of one stage: both kinds together, what still blocks, and whether the gate is passed. */
export function standing({ progress }: StageStanding): {
  settled: number;
  all: number;
  blocking: number;
  passed: boolean;
  part: number;
} {
  const settled = progress.blocking.settled + progress.recommended.settled;
  const all = progress.blocking.all + progress.recommended.all;
  const blocking = progress.blocking.all - progress.blocking.settled;
  return { settled, all, blocking, passed: all > 0 && blocking === 0, part: all === 0 ? 0 : settled / all };
}

/** The stage that the team is at: the first whose gate is not passed. */
export const currentStage = (stages: readonly StageStanding[]): number | undefined =>
  stages.find((stage) => !standing(stage).passed)?.stage.number;

/** The way, a segment a stage. */
export function segments({ team, stages }: TeamHome): Segment[] {
  const at = currentStage(stages);
  return stages.map((one) => {
    const { settled, all, blocking, passed, part } = standing(one);
    const { overdue } = one.progress;
    const note = passed
      ? settled < all
        ? words.gatePassedLeft(all - settled)
        : words.gatePassed
      : overdue > 0
        ? words.stageOverdue(settled, all, overdue)
        : words.stageBlocking(settled, all, blocking);
    return {
      id: String(one.stage.number),
      title: one.stage.title,
      fraction: part,
      colour: one.stage.number as Colour,
      note,
      shape: passed ? "check" : overdue > 0 ? "octagon" : undefined,
      current: one.stage.number === at,
      href: href({ name: "stage", team: team.id, stage: String(one.stage.number) }),
    };
  });
}

/** The day after `count` working days from `from`; weekends do not count. */
export function afterWorkingDays(from: string, count: number): string {
  let [at, left] = [from, count];
  while (left > 0) {
    at = addDays(at, 1);
    const weekday = dayOf(at)?.getUTCDay() ?? 1;
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}

/** The cycle of the team's target on a line: what cannot move, what is asked for, and the slack before it. */
export function timeline({ team, plan, slack, today }: TeamHome): { events: TimelineEvent[]; spans: TimelineSpan[] } {
  if (!plan) return { events: [], spans: [] };
  const year = dayOf(today)?.getUTCFullYear();
  const event = (id: string, label: string, on: string, kind: TimelineEvent["kind"], to = on): TimelineEvent => ({
    id,
    label,
    day: on,
    when: on === to ? day(on, year) : days(on, to, year),
    kind,
    title: words.timeline.utc(dayFull(on)),
  });
  const post = team.posted
    ? event("posted", words.timeline.posted, team.posted, "moment")
    : event("post", words.timeline.postBy, plan.postBy, "fixed");
  const freeze = event("freeze", words.timeline.freeze, plan.freezeBy, "fixed");
  // Governance goes on in a cycle that the rules have closed; nothing of the team's is awaited in it.
  const events = [
    event("today", words.timeline.today, today, "today"),
    ...(plan.closed ? (team.posted ? [post] : []) : [post, freeze]),
    ...plan.events.map((one, n) => event(`event-${n}`, one.name, one.from, "moment", one.to)),
  ];
  if (plan.closed) return { events, spans: [] };
  const window: TimelineSpan = {
    id: "submit",
    label: plan.events[0]?.name ?? "",
    from: plan.submitFrom,
    to: plan.submitTo,
    kind: "window",
    when: days(plan.submitFrom, plan.submitTo, year),
  };
  if (!slack) return { events, spans: [window] };
  const done = afterWorkingDays(today, Math.min(slack.work, slack.days));
  const span = (id: string, label: string, from: string, to: string, kind: TimelineSpan["kind"]): TimelineSpan => ({
    id,
    label,
    from,
    to,
    kind,
    when: days(from, to, year),
  });
  const spans =
    slack.left < 0
      ? [span("work", words.timeline.late, today, slack.on, "late")]
      : [
          ...(slack.work > 0 ? [span("work", words.timeline.work, today, done, "work")] : []),
          ...(slack.left > 0 ? [span("slack", words.timeline.slack, done, slack.on, "slack")] : []),
        ];
  return { events, spans: [...spans, window] };
}

/** Slack as a badge says it. */
export function slackWord(slack: number): string {
  if (slack < 0) return words.short(-slack);
  return slack === 0 ? words.noSlack : words.slack(slack);
}

/** Why an item comes now, as a sentence; what it fills after it. */
export function reasonOf(next: Next, stages: readonly StageStanding[]): string {
  const { reason, fills } = next;
  const title = stages.find((one) => one.stage.number === next.stage)?.stage.title ?? String(next.stage);
  const why = words.next.reason;
  const parts: string[] = [];
  switch (reason.type) {
    case "overdue":
      parts.push(why.overdue(reason.days));
      break;
    case "due":
      parts.push(why.due(reason.days));
      break;
    case "inReview":
      parts.push(why.inReview);
      break;
    case "lastBlocking":
      parts.push(why.lastBlocking(title));
      break;
    case "blocking":
      parts.push(why.blocking(reason.left, title));
      break;
    case "recommended":
      parts.push(why.recommended);
      break;
  }
  if (next.blocking && (reason.type === "overdue" || reason.type === "due")) parts.push(why.blocksToo(title));
  if (fills) parts.push(words.next.fills(fills));
  return parts.join(" ");
}

/** Quiet words after the team's name. */
export function contextOf({ team, plan, today }: TeamHome): string {
  const year = dayOf(today)?.getUTCFullYear();
  return [
    team.unitId,
    team.posted && words.posted(dayShort(team.posted, year)),
    plan && words.rules(plan.pack),
    plan && words.cycle(month(plan.cycle)),
  ]
    .filter(Boolean)
    .join(" · ");
}
