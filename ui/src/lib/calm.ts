/** What can wait until nobody types. The one rule: work that a pause allows never meets a key. */

/** So long after the last letter a pause is one, in milliseconds. */
export const PAUSE_MS = 300;

let lastKey = -Infinity;
if (typeof document !== "undefined")
  document.addEventListener("input", () => (lastKey = performance.now()), { capture: true, passive: true });

/** Whether somebody typed within the last `pause` milliseconds. */
export const typing = (pause = PAUSE_MS): boolean => performance.now() - lastKey < pause;

export interface Calm {
  /** Has it done in the next pause: once, however often it is asked for before. */
  ask(): void;
  stop(): void;
}

/** Does `act` when nobody has typed for `pause` milliseconds: at once, if that is so already. */
export function calm(act: () => void, pause = PAUSE_MS): Calm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    const left = lastKey + pause - performance.now();
    if (left > 0) timer = setTimeout(look, left);
    else act();
  };
  return {
    ask: () => (timer === undefined ? look() : undefined),
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
