/** The icon of each kind of record. */
import BookOpen from "@lucide/svelte/icons/book-open";
import Circle from "@lucide/svelte/icons/circle-dot";
import FileText from "@lucide/svelte/icons/file-text";
import ListChecks from "@lucide/svelte/icons/list-checks";
import MessageSquare from "@lucide/svelte/icons/message-square";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import Table from "@lucide/svelte/icons/table";
import User from "@lucide/svelte/icons/user";
import Users from "@lucide/svelte/icons/users";
import type { Icon } from "$lib/components/types";

const ICONS: Record<string, Icon> = {
  teams: Users,
  members: User,
  items: Circle,
  journal: BookOpen,
  sessions: MessageSquareText,
  actions: ListChecks,
  budgets: Table,
  drafts: FileText,
  comments: MessageSquare,
};

/** One for a kind of a later version too. */
export const iconOf = (collection: string): Icon => ICONS[collection] ?? FileText;
