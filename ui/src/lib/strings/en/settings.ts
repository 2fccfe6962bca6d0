/** Words of the settings. */
import { decimal } from "$lib/format";
import type { BackupWhy } from "$lib/ipc/types";
import type { Says } from "../says";

export const settings = {
  says: {
    areas: { settings: "Settings" },
  } satisfies Says,
  title: "Settings",
  context: (folder: string, size: string) => `Workspace ${folder} · ${size}`,
  pages: {
    you: "You",
    appearance: "Appearance",
    data: "Data folder",
    backups: "Backups",
    export: "Export and leave",
    diagnostics: "Diagnostics",
  },
  you: {
    title: "You",
    name: "Name or handle",
    nameHint: "Changes from now on are signed with it. Earlier ones keep the name they were made with.",
    role: "Role",
    roleHint: "Decides which screen opens first.",
  },
  appearance: {
    title: "Appearance",
    theme: "Theme",
    themeHint: "Light, dark, or as the system has it.",
    system: "System",
    light: "Light",
    dark: "Dark",
  },
  data: {
    title: "Data folder",
    where: "Where",
    whereHint: "The workspace, its backups and the files of evidence. Start with --data to use another one.",
    open: "Show the folder",
    size: "Size of the workspace",
    teams: "Teams",
    rules: "Rules and playbook",
    version: "Version",
  },
  backups: {
    title: "Backups",
    kept: "Kept backups",
    note: "A copy at most every 15 minutes while the file changes: the last 3 of today and one a day, 10 in all. Beside them stay the last 10 that you made, and for 30 days those from before a restore, an import or an upgrade. Damaged ones push out no good one. Evidence and pictures are copied along, each once.",
    why: {
      time: "Automatic",
      asked: "Made by hand",
      restore: "Before a restore",
      import: "Before an import",
      upgrade: "Before an upgrade",
    } satisfies Record<BackupWhy, string>,
    now: "Back up now",
    making: "Making a copy…",
    made: "A copy was made",
    good: "Whole",
    damaged: "Damaged",
    restore: "Restore",
    none: "No backup yet",
    noneText: "The first one is made 15 minutes after something was written. You can make one now.",
    lastGood: (when: string) => `Last good one ${when}`,
    question: "Put this copy back?",
    what: (when: string) =>
      `Everything goes back to ${when}. What was written since then leaves the screens, but not the disk: a copy of now is made first, stands in this list afterwards, and stays for 30 days. Files of evidence and pictures that were lost come back.`,
    undoGone: "Undo starts anew after it.",
    confirm: "Make a copy of now and restore",
    restored: (when: string) => `Restored. What was there is in the copy of ${when}`,
  },
  export: {
    title: "Export and leave",
    all: "Export the whole workspace",
    allHint:
      "JSON and Markdown, with the files of evidence. It opens without Launchpod, and an empty workspace can take it in. It holds everything, also who is Team only: it is for yourselves, not for publishing.",
    button: "Export all",
    pick: "A new or empty folder for the export",
    running: "Exporting…",
    counting: "Counting",
    part: (done: number, total: number) => `${done} of ${total}`,
    cancel: "Cancel",
    cancelled: "Cancelled; nothing was left in the folder",
    done: (teams: string, records: string, files: string) => `${teams}, ${records}, ${files}`,
    leftOut: "Not in the export",
    show: "Show the folder",
    toast: "Everything was exported",
  },
  diagnostics: {
    title: "Diagnostics",
    check: "Check the workspace",
    checkHint: "Reads every change, document and copy, and every file of evidence and picture.",
    checkButton: "Check",
    rebuild: "Rebuild",
    rebuildHint: "Makes what the screens read anew from the changes. Nothing that was written can be lost.",
    repair: "Repair from backups",
    repairHint: "Fetches damaged changes, and lost files of evidence and pictures, from the backups.",
    running: "Looking…",
    well: "All is well",
    problems: (count: number) => (count === 1 ? "1 problem" : `${decimal(count)} problems`),
    summary: (changes: string, size: string) => `${changes} changes, ${size}`,
    rebuilt: (count: number) => (count === 1 ? "1 document rebuilt" : `${decimal(count)} documents rebuilt`),
    repaired: (count: number) =>
      count === 1 ? "1 change fetched from a backup" : `${decimal(count)} changes fetched from backups`,
    files: (count: number) =>
      count === 1 ? "1 file fetched from the backups" : `${decimal(count)} files fetched from the backups`,
    now: "What is known now",
    backup: (when: string) => `Last good backup ${when}`,
    noBackup: "No backup yet",
    waiting: (count: number) =>
      count === 1
        ? "1 change waits for another that has not come yet"
        : `${decimal(count)} changes wait for others that have not come yet`,
    still: "What is not damaged stays readable. Repair fetches the rest from the backups.",
  },
} as const;
