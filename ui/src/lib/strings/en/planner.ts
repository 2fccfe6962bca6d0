/** Words of the planner. */
import { decimal } from "$lib/format";
import { plural } from "../plural";
import type { Says } from "../says";

const spare = (n: number): string => (n < 0 ? `${plural(-n, "day")} short` : plural(n, "day"));

export const planner = {
  says: {
    areas: { planner: "Planner" },
  } satisfies Says,
  title: "Planner",
  context: "Days in UTC, as governance counts them",
  target: "Target cycle",
  rules: (month: string, pack: string) => `${month} · rule pack ${pack}`,
  cycle: "Cycle",
  left: (count: number) => `${decimal(count)} left`,
  overdue: (count: number) => (count === 1 ? "1 overdue" : `${decimal(count)} overdue`),
  postBy: "Post by",
  posted: "Posted",
  freeze: "Freeze",
  today: "Today",
  chart: (month: string) => `Open items on the dates of the ${month} cycle`,
  chip: (id: string, title: string, on: string) => `${id} ${title}, due ${on}`,
  move: {
    title: "If you move the target",
    cycle: "Cycle",
    post: "Post by",
    freeze: "Freeze",
    submit: "Submit",
    polls: "Polls",
    result: "Result",
    slack: "Slack",
    changes: "What changes",
    choose: "Aim at it",
    chosen: "target",
    met: (on: string) => `${on}, met`,
    missed: (on: string) => `${on}, missed`,
    days: (count: number) => (count === 1 ? "1 day" : `${decimal(count)} days`),
    short: (count: number) => (count === 1 ? "1 day short" : `${decimal(count)} days short`),
    closed: "closed",
    over: "over",
    rules: (pack: string) => `Rule pack ${pack}`,
    noNewBudgets: "no budgets of new units",
    later: (weeks: number) => (weeks === 1 ? "everything a week later" : `everything ${weeks} weeks later`),
    earlier: (weeks: number) => (weeks === 1 ? "everything a week earlier" : `everything ${weeks} weeks earlier`),
    asNow: "as planned now",
  },
  tight: {
    title: (month: string) => `What gets tight in ${month}`,
    note: "Blocking items against working days, at an item a day",
    none: "Nothing. There is slack before every due date.",
    overdue: (count: number) =>
      count === 1 ? "1 blocking item is overdue" : `${decimal(count)} blocking items are overdue`,
    by: (on: string, count: number, days: number) =>
      `By ${on}: ${count === 1 ? "1 blocking item" : `${decimal(count)} blocking items`}, ${days === 1 ? "1 working day" : `${days} working days`}`,
    open: (id: string) => `Open ${id}`,
  },
  rail: {
    none: "No target",
    value: (month: string, slack: number | undefined, from: string | undefined) =>
      [
        month,
        slack === undefined ? "" : slack < 0 ? spare(slack) : `${spare(slack)} of slack`,
        from ? `tried, instead of ${from}` : "",
      ]
        .filter(Boolean)
        .join(", "),
    noCycle: "no cycle",
    closed: "closed",
    window: "takes new budgets",
    post: (on: string) => `post by ${on}`,
    help: "Drag it and let go, or use the arrow keys and Enter: then it is kept. Escape takes it back.",
  },
  whatIf: {
    field: "If you post on",
    title: (month: string) => `If you aim at ${month}`,
    posted: (on: string, month: string) => `If you post on ${on}: the ${month} cycle`,
    what: "What",
    now: "As planned now",
    then: "Then",
    slack: "Slack",
    freeze: "Working days to the freeze",
    overdue: "Blocking items overdue",
    budgets: "Budgets of new units",
    days: (n: number | undefined) => (n === undefined ? "—" : spare(n)),
    taken: (yes: boolean | undefined) => (yes === undefined ? "—" : yes ? "taken" : "not taken"),
    draft: (edition: string, errors: number, warnings: number) =>
      `edition of ${edition}, ${errors === 1 ? "1 error" : `${errors} errors`}, ${warnings === 1 ? "1 warning" : `${warnings} warnings`}`,
    noEdition: "no template yet on that day",
    moved: (n: number, dragged: boolean) => {
      const moving = n === 0 ? "No item moves" : n === 1 ? "1 item moves" : `${n} items move`;
      return dragged
        ? `${moving}. Let go or press Enter to keep it; Escape takes it back.`
        : `${moving}. Nothing is kept yet.`;
    },
    keep: (month: string) => `Aim at ${month}`,
    stop: "Take back",
  },
  ics: {
    act: "Export iCalendar",
    pick: "Choose a folder for the calendar file",
    done: (file: string) => `${file} written: the days of the cycle, with reminders`,
    changed: (file: string) => `${file} was changed by somebody else there. Nothing was written.`,
    replace: "Replace it",
  },
  changed: (month: string) => `The target is the ${month} cycle now`,
  cleared: "The team has no target cycle now",
  clear: "No target",
  empty: {
    title: "Choose the cycle to aim at",
    text: "The governance cycle is monthly. Its dates give every item of the playbook a due date, and say how much slack is left.",
  },
  noCycles: "The rules of today take no proposals of new units",
  keys: { heading: "Planner", earlier: "Aim at the cycle before", later: "Aim at the next cycle" },
} as const;
