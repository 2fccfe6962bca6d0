/** What an export says of sessions, and of the actions that they agreed on. Pure. */
import type { Field } from "$lib/components/list/csv";
import type { Action, Session } from "$lib/ipc/types";
import { t } from "$lib/strings";
import { count } from "./when";

const { actions, dialog, columns } = t.sessions;

export const sessionFields: Field<Session>[] = [
  { label: dialog.name, text: ({ title }) => title },
  { label: columns.at, text: ({ at }) => at },
  { label: dialog.who, text: ({ who }) => who.join(", ") },
  { label: dialog.topics, text: ({ topics }) => topics.length },
  { label: columns.discussed, text: (session) => count(session, "discussed") },
  { label: columns.held, text: ({ heldAt }) => heldAt },
];

/** `from` says which session an action is from. */
export const actionFields = (from: (action: Action) => string | undefined): Field<Action>[] => [
  { label: actions.what, text: ({ title }) => title },
  { label: actions.owner, text: ({ owner }) => owner },
  { label: actions.dueLabel, text: ({ due }) => due },
  { label: columns.done, text: ({ doneOn }) => doneOn },
  { label: columns.session, text: (action) => from(action) ?? "" },
];
