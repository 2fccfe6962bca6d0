/** The columns of the overview, as data: what each says of a team, and by what it sorts. Pure. */
import type { Column } from "$lib/components/list/table";
import { dayOf } from "$lib/format";
import type { StageProgress, TeamRow } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { allOf, readiness, todayOf } from "./standing";

const words = t.overview.columns;
const last = (value: string | null): string => value ?? "\uffff";
// A team without a deadline has all the time there is.
const slack = (row: TeamRow): number => row.slack?.left ?? Number.MAX_SAFE_INTEGER;

/** The year that need not be written. */
export const yearOf = (row: TeamRow): number | undefined => dayOf(todayOf(row))?.getUTCFullYear();

/** The stage that a column is about. */
export const stageOf = (row: TeamRow, { id }: Pick<Column<TeamRow>, "id">): StageProgress | undefined =>
  row.stages.find((one) => `stage-${one.stage}` === id);

function part(row: TeamRow, id: string): number {
  const found = stageOf(row, { id });
  const { settled, all } = found ? allOf(found) : { settled: 0, all: 1 };
  return all === 0 ? 0 : settled / all;
}

const stage = (number: number): Column<TeamRow> => ({
  id: `stage-${number}`,
  label: String(number),
  title: words.stage(number),
  text: (row) => Math.round(part(row, `stage-${number}`) * 100),
  width: "calc(var(--w-heat) + var(--s-1h))",
  align: "center",
  first: "down",
  compare: (a, b) => part(a, `stage-${number}`) - part(b, `stage-${number}`),
});

export const columns: readonly Column<TeamRow>[] = [
  {
    id: "team",
    label: words.team,
    text: ({ name }) => name,
    width: "minmax(14em, 1.3fr)",
    compare: (a, b) => a.name.localeCompare(b.name),
  },
  ...[1, 2, 3, 4, 5, 6, 7].map(stage),
  {
    id: "ready",
    label: words.ready,
    title: words.readyTitle,
    text: (row) => Math.round(readiness(row) * 100),
    width: "7.25em",
    align: "end",
    first: "down",
    compare: (a, b) => readiness(a) - readiness(b),
  },
  {
    id: "next",
    label: words.next,
    text: ({ next, nextTitle }) => [next, nextTitle].filter(Boolean).join(" "),
    width: "minmax(8.25em, 1.6fr)",
  },
  {
    id: "overdue",
    label: words.overdue,
    title: words.overdueTitle,
    text: ({ overdue }) => overdue,
    width: "5.6em",
    align: "end",
    first: "down",
    compare: (a, b) => a.overdue - b.overdue,
  },
  {
    id: "session",
    label: words.session,
    text: ({ nextSession }) => nextSession,
    width: "7.5em",
    compare: (a, b) => last(a.nextSession).localeCompare(last(b.nextSession)),
  },
  {
    id: "slack",
    label: words.slack,
    title: words.slackTitle,
    text: (row) => row.slack?.left ?? null,
    width: "7.5em",
    align: "end",
    compare: (a, b) => slack(a) - slack(b),
  },
];

/** What an export says besides: in a file the ID and the target have columns of their own. */
export const fields = [
  ...columns.flatMap(({ id, label, title, text }) =>
    text ? [{ label: id.startsWith("stage-") ? `${title} %` : id === "ready" ? `${label} %` : label, text }] : [],
  ),
  { label: t.overview.unitId, text: (row: TeamRow) => row.unitId },
  { label: t.overview.target, text: (row: TeamRow) => row.target },
];
