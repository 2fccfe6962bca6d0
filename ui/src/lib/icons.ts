/** Icons by their names: those that rows of areas and kinds name, and those of kinds of evidence. */
import Archive from "@lucide/svelte/icons/archive";
import BookOpen from "@lucide/svelte/icons/book-open";
import CalendarRange from "@lucide/svelte/icons/calendar-range";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import Download from "@lucide/svelte/icons/download";
import FileDiff from "@lucide/svelte/icons/file-diff";
import File from "@lucide/svelte/icons/file";
import FileText from "@lucide/svelte/icons/file-text";
import HardDrive from "@lucide/svelte/icons/hard-drive";
import House from "@lucide/svelte/icons/house";
import LayoutGrid from "@lucide/svelte/icons/layout-grid";
import Library from "@lucide/svelte/icons/library";
import Link from "@lucide/svelte/icons/link";
import ListChecks from "@lucide/svelte/icons/list-checks";
import MessageSquare from "@lucide/svelte/icons/message-square";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import Monitor from "@lucide/svelte/icons/monitor";
import Search from "@lucide/svelte/icons/search";
import Send from "@lucide/svelte/icons/send";
import Settings from "@lucide/svelte/icons/settings";
import SpellCheck from "@lucide/svelte/icons/spell-check";
import Table from "@lucide/svelte/icons/table";
import Text from "@lucide/svelte/icons/text";
import User from "@lucide/svelte/icons/user";
import Users from "@lucide/svelte/icons/users";
import Wrench from "@lucide/svelte/icons/wrench";
import type { Icon } from "$lib/components/types";
import type { Collection } from "$lib/ipc/types";
import { KINDS, type IconName } from "../areas";

export const ICONS = {
  archive: Archive,
  "book-open": BookOpen,
  "calendar-range": CalendarRange,
  "circle-dot": CircleDot,
  download: Download,
  "file-diff": FileDiff,
  file: File,
  "file-text": FileText,
  "hard-drive": HardDrive,
  house: House,
  "layout-grid": LayoutGrid,
  library: Library,
  link: Link,
  "list-checks": ListChecks,
  "message-square": MessageSquare,
  "message-square-text": MessageSquareText,
  "messages-square": MessagesSquare,
  monitor: Monitor,
  search: Search,
  send: Send,
  settings: Settings,
  "spell-check": SpellCheck,
  table: Table,
  text: Text,
  user: User,
  users: Users,
  wrench: Wrench,
} satisfies Record<IconName, Icon> & Record<string, Icon>;

/** The icon of a kind of record; one for a kind of a later version too. */
export const iconOf = (collection: string): Icon => ICONS[KINDS[collection as Collection]?.icon ?? "file-text"];
