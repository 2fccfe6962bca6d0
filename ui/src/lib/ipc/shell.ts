/** What only the window can do: files and folders chosen by the user, links opened outside, and what it stands on. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { IpcError } from "$lib/ipc";
import type { BackupView, ErrorCode, TeamId } from "./types";

/** What the window stands on. With a `problem` no command of the core answers. */
export interface Standing {
  open: boolean;
  problem: { code: ErrorCode; message: string } | null;
  folder: string;
  /** Where there is another, if this start made one: whoever began it may not have meant to. */
  begun: string[] | null;
  /** Pages are painted the safe, slower way in this start. */
  safe: boolean;
  /** They are so since the start before this one painted nothing. */
  fellBack: boolean;
  /** How large everything is drawn, in percent. */
  zoom: number;
  version: string;
}

/** A kind of file to choose from; `extensions` without dots. */
export interface FileKind {
  name: string;
  extensions: string[];
}

async function ask<T>(command: string, req: unknown = null): Promise<T> {
  return invoke<T>(command, { req }).catch((thrown: unknown) => {
    const { code = "unexpected", message = String(thrown) } = (thrown ?? {}) as Partial<IpcError>;
    throw new IpcError(code, message);
  });
}

/** Shows the window. The shell hides it until the first screen is there. */
export const windowReady = (): Promise<void> => ask("window_ready");

/** Tells the shell that the window, which can be seen by now, was painted. */
export const windowPainted = (): Promise<void> => ask("window_painted");

/** Paints the fast way again, from the next start on. */
export const windowFast = (): Promise<void> => ask("window_fast");

/** Somebody wants to close the window: it stays until `windowClose`, as long as the page answers. Call it once. */
export function onClosing(heard: () => Promise<void>): void {
  void listen("closing", () => {
    void ask("window_waits");
    void heard();
  });
}

/** Closes the window now. */
export const windowClose = (): Promise<void> => ask("window_close");

/** Tells the shell the theme, so that the next start has the right ground before the page is there. */
export const windowTheme = (theme: "light" | "dark" | "system"): Promise<void> => ask("window_theme", theme);

/** Draws everything so large, in percent, now and from the next start on. */
export const windowZoom = (percent: number): Promise<void> => ask("window_zoom", percent);

export const workspaceState = (): Promise<Standing> => ask("workspace_state");

/** Copies of the data file that could be put back; answers while the file does not open. */
export const workspaceCopies = (): Promise<BackupView[]> => ask("workspace_copies");

/** Keeps what is there, puts the copy back and opens again. */
export const workspaceRestore = (name: string): Promise<void> => ask("workspace_restore", name);

/** Tries to open again: after space was freed, or a folder was made writable. */
export const workspaceRetry = (): Promise<void> => ask("workspace_retry");

/** Hears when the workspace was opened again: load everything. Gives back the way to stop. */
export function onReopened(heard: () => void): () => void {
  const stop = listen("workspace", () => heard());
  return () => void stop.then((unlisten) => unlisten());
}

/** Files to read, by the system's dialog; none when the user thought better of it. See `$lib/picking`. */
export const dialogFiles = (title: string, multiple: boolean, kinds: FileKind[]): Promise<string[]> =>
  ask("pick_files", { title, multiple, kinds });

/** A folder by the system's dialog; `from` is where the search begins. See `$lib/picking`. */
export const dialogFolder = async (title: string, from?: string): Promise<string | undefined> =>
  (await ask<string | null>("pick_folder", from === undefined ? { title } : { title, from })) ?? undefined;

/** The file or folder of a path that was typed; throws what is wrong with it. */
export const pathTyped = (path: string, folder: boolean): Promise<string> => ask("path_typed", { path, folder });

/** Opens a web or mail address outside. Show where it goes before. */
export const openOutside = (url: string): Promise<void> => ask("open_link", url);

/** Shows the bundle of a team as a page in a window of its own, and asks to print it. */
export const bundlePrint = (team: TeamId): Promise<void> => ask("bundle_print", team);

/** Shows a folder in the system's file window: the data folder, and folders that were picked in this run. */
export const openFolder = (path: string): Promise<void> => ask("open_folder", path);

/** The picture on the system's clipboard in base64, where the page is given none; `null` when the clipboard is empty. */
export const clipboardPicture = (): Promise<string | null> => ask("clipboard_picture");
