/** Invented content for the sheet of components. */
export const stages = [
  { id: "conception", title: "Conception", short: "Conception", done: 8, total: 8 },
  { id: "team", title: "Team formation", short: "Team formation", done: 7, total: 8 },
  { id: "legal", title: "Legal setup", short: "Legal setup", done: 6, total: 7 },
  { id: "budget", title: "Budgeting", short: "Budgeting", done: 5, total: 9 },
  { id: "partners", title: "Partner outreach", short: "Partner outreach", done: 5, total: 7 },
  { id: "comms", title: "Communication & transparency reporting", short: "Communication", done: 8, total: 12 },
  { id: "approval", title: "Governance MIP approval", short: "MIP approval", done: 4, total: 12 },
];

export const items = [
  {
    id: "B7",
    title: "Wallet set-up that meets MIP47",
    note: "2 of 4 signers",
    due: "Fri 23",
    who: "Ilse Brandt",
    shape: "dot",
  },
  {
    id: "B8",
    title: "Transfer schedule without gaps",
    note: "waits for B7",
    due: "Sat 24",
    who: "Ilse Brandt",
    shape: "octagon",
  },
  {
    id: "B9",
    title: "Accountant and auditor found",
    note: "1 asked",
    due: "Mon 26",
    who: "Jo Jansen",
    shape: "review",
  },
  {
    id: "B1",
    title: "Map every cost to a canonical category",
    note: "",
    due: "12 Mar",
    who: "Ilse Brandt",
    shape: "check",
  },
  {
    id: "B14",
    title: "Bridge money during incubation",
    note: "waived by H. Dahl",
    due: "5 Mar",
    who: "Henrik Dahl",
    shape: "slash",
  },
] as const;

const names = [
  "Keeper Operations",
  "Ecosystem Scaling",
  "Integration",
  "Delegate Desk",
  "JavaScript Product Development",
  "Incubator",
];

export const teams = Array.from({ length: 1000 }, (_, n) => ({
  id: `t${n}`,
  name: `${names[n % names.length]} ${n + 1}`,
  stages: stages.map((stage, s) => {
    const done = Math.max(0, Math.min(stage.total, stage.total - ((n * (s + 3) + s * s) % (stage.total + 4)) + 2));
    return { done, total: stage.total, passed: done >= stage.total - 1 && s < 4, blocked: (n + s) % 11 === 0 };
  }),
  idle: (n * 7) % 31,
  slack: (n * 5) % 40,
}));
export type Team = (typeof teams)[number];
