/** The one door to the core. No other file imports `@tauri-apps/*` (lint: no-restricted-imports). */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { READS, type Change, type CommandId, type Commands, type ErrorCode, type TeamId } from "./types";

/** Why the core did not do what was asked: `code` to decide by, `message` to show. */
export class IpcError extends Error {
  override name = "IpcError";
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a command was refused because the bundle is frozen. */
export const isFrozen = (thrown: unknown): boolean => thrown instanceof IpcError && thrown.code === "frozen";

/** Whether it was refused because another record has it, which may be meant. */
export const isTaken = (thrown: unknown): boolean => thrown instanceof IpcError && thrown.code === "taken";

/** Asks whoever sits there whether a frozen bundle may change after all. */
let mayChange: (team: TeamId) => Promise<boolean> = () => Promise.resolve(false);

/** Sets who asks when a command is refused because the bundle is frozen. The window calls it once. */
export function onFrozen(ask: (team: TeamId) => Promise<boolean>): void {
  mayChange = ask;
}

let given: CommandId | undefined;
/** By what name the last command that was kept can be taken back. Ask at once after it: the next one has another. */
export const lastGiven = (): CommandId | undefined => given;

/**
 * Asks the core for `command`. What goes in and what comes out are both typed by the Rust list. A frozen bundle is a
 * question, and with the answer the command goes on; `asks: false` is for what is kept while somebody types.
 */
export async function call<C extends keyof Commands>(
  command: C,
  req: Commands[C][0],
  { asks = true }: { asks?: boolean } = {},
): Promise<Commands[C][1]> {
  const once = async (): Promise<Commands[C][1]> => {
    try {
      if (command in READS) return await invoke<Commands[C][1]>(command, { req });
      const name = crypto.randomUUID() as string as CommandId;
      const answer = await invoke<Commands[C][1]>(command, { req, given: name });
      given = name;
      return answer;
    } catch (thrown) {
      const { code = "unexpected", message = String(thrown) } = (thrown ?? {}) as Partial<IpcError>;
      throw new IpcError(code, message);
    }
  };
  return once().catch(async (thrown: unknown) => {
    const team = teamOf(req);
    if (!asks || !isFrozen(thrown) || team === undefined || !(await mayChange(team))) throw thrown;
    return once();
  });
}

/** The team that a request is about: itself, or named in it, in what it looks for or in the draft that it shows. */
export function teamOf(req: unknown): TeamId | undefined {
  if (typeof req === "string") return req as TeamId;
  const { team, find, draft } = (req ?? {}) as Partial<Record<"find" | "draft", { team?: TeamId }>> & { team?: TeamId };
  return team ?? find?.team ?? draft?.team;
}

/** Hears every change, whoever made it. Gives back the way to stop. */
export function onChange(heard: (change: Change) => void): () => void {
  const stop = listen<Change>("change", (event) => heard(event.payload));
  return () => void stop.then((unlisten) => unlisten());
}
