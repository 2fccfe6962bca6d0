/** Where things stand on a `Timeline`. Pure: days in, percentages out. */
import { dayOf } from "$lib/format";

export interface TimelineEvent {
  id: string;
  label: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** As it is written under the point: “Wed 28 Apr”, “3–5 May”. */
  when: string;
  /** `today`; a moment; a date that cannot move. */
  kind: "today" | "moment" | "fixed";
  /** On hover: the instant in UTC. */
  title?: string | undefined;
}

export interface TimelineSpan {
  id: string;
  label: string;
  from: string;
  to: string;
  kind: "work" | "slack" | "late" | "window";
  when?: string | undefined;
}

export interface PlacedPoint {
  event: TimelineEvent;
  /** Percent from the left. */
  at: number;
  side: "start" | "middle" | "end";
  /** Its words would lie on those of a neighbour; they are on hover and in the table. */
  quiet: boolean;
}

export interface Placed {
  points: PlacedPoint[];
  spans: { span: TimelineSpan; left: number; right: number }[];
}

/** Roughly how wide a letter of the labels is, in CSS pixels. */
const LETTER = 6.6;

/** Days that are none are left out. `width` is that of the line in CSS pixels; 0 when it is not known yet. */
export function place(
  events: readonly TimelineEvent[],
  spans: readonly TimelineSpan[],
  from: string | undefined,
  to: string | undefined,
  width: number,
): Placed {
  const at = (day: string): number | undefined => dayOf(day)?.getTime();
  const known = events.filter((event) => at(event.day) !== undefined).sort((a, b) => a.day.localeCompare(b.day));
  const all = [...known.map((event) => event.day), ...spans.flatMap((span) => [span.from, span.to])]
    .filter((day) => at(day) !== undefined)
    .sort();
  const first = at(from ?? all[0] ?? "") ?? 0;
  const last = at(to ?? all.at(-1) ?? "") ?? first + 1;
  const percent = (day: string): number =>
    Math.max(0, Math.min(100, (((at(day) ?? first) - first) / Math.max(1, last - first)) * 100));

  const points = known.map((event): PlacedPoint => {
    const where = percent(event.day);
    return { event, at: where, side: where < 4 ? "start" : where > 96 ? "end" : "middle", quiet: false };
  });
  hideOverlaps(points, width);
  return {
    points,
    spans: spans
      .filter((span) => at(span.from) !== undefined && at(span.to) !== undefined)
      .map((span) => ({ span, left: percent(span.from), right: percent(span.to) })),
  };
}

/** Today and what cannot move keep their words; moments between give way. */
function hideOverlaps(points: PlacedPoint[], width: number): void {
  if (width <= 0) return;
  const box = (point: PlacedPoint): [number, number] => {
    const words = Math.max(point.event.label.length, point.event.when.length) * LETTER;
    const x = (point.at / 100) * width;
    if (point.side === "start") return [x, x + words];
    if (point.side === "end") return [x - words, x];
    return [x - words / 2, x + words / 2];
  };
  const weight = { today: 0, fixed: 1, moment: 2 };
  const kept: [number, number][] = [];
  for (const point of [...points].sort((a, b) => weight[a.event.kind] - weight[b.event.kind])) {
    const [left, right] = box(point);
    point.quiet = kept.some(([a, b]) => left < b + 6 && right > a - 6);
    if (!point.quiet) kept.push([left, right]);
  }
}
