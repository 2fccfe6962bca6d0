/** The one door to the core. No other file imports `@tauri-apps/*` (lint: no-restricted-imports). */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Change } from "./generated/Change";
import type { Commands } from "./generated/Commands";
import type { ErrorCode } from "./generated/ErrorCode";

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

/** Asks the core for `command`. What goes in and what comes out are both typed by the Rust list. */
export async function call<C extends keyof Commands>(command: C, req: Commands[C][0]): Promise<Commands[C][1]> {
  return invoke<Commands[C][1]>(command, { req }).catch((thrown: unknown) => {
    const { code = "unexpected", message = String(thrown) } = (thrown ?? {}) as Partial<IpcError>;
    throw new IpcError(code, message);
  });
}

/** Hears every change, whoever made it. Gives back the way to stop. */
export function onChange(heard: (change: Change) => void): () => void {
  const stop = listen<Change>("change", (event) => heard(event.payload));
  return () => void stop.then((unlisten) => unlisten());
}
