/**
 * Short words about what just happened, with the way back. They wait while they are looked at. One stands at a time: a
 * newer one takes its place. A failure comes back after it, since it stays until it is dismissed.
 */
export interface Toast {
  id: number;
  text: string;
  tone: "ok" | "danger" | "plain";
  action: { label: string; kbd?: string | undefined; run: (said: string) => void } | undefined;
}

interface Asked {
  tone?: Toast["tone"] | undefined;
  /** Offers the way back; the toast goes when it is taken. */
  action?: Toast["action"];
  /** How long it stays, in milliseconds. A failure stays until it is dismissed. */
  ms?: number | undefined;
}

let shown = $state.raw<readonly Toast[]>([]);
let last = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export const toasts = {
  get all(): readonly Toast[] {
    return shown;
  },
  /** The one that stands. */
  get current(): Toast | undefined {
    return shown.at(-1);
  },
  dismiss(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    shown = shown.filter((one) => one.id !== id);
  },
  /** Stops the clock while the pointer or the focus is on them. */
  hold(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  },
  release(): void {
    for (const one of shown) if (one.tone !== "danger") start(one.id, 4000);
  },
};

/** A click on a toast is no click beside the dialog that is open under it. */
export const staysFor = (event: Event): void => {
  if (event.target instanceof Element && event.target.closest("[data-toaster]")) event.preventDefault();
};

/** Escape takes away first what does not go by itself: behind a dialog it cannot be reached with Tab. */
export function escapeToast(event: Event): void {
  const { current } = toasts;
  if (current?.tone !== "danger") return;
  event.preventDefault();
  toasts.dismiss(current.id);
}

function start(id: number, ms: number): void {
  timers.set(
    id,
    setTimeout(() => toasts.dismiss(id), ms),
  );
}

/** Says `text` at the foot of the window. */
export function toast(text: string, { tone = "ok", action, ms = 6000 }: Asked = {}): number {
  const id = ++last;
  for (const one of shown) if (one.tone !== "danger") toasts.dismiss(one.id);
  // The same failure again is no second one.
  const others = shown.filter((one) => one.text !== text);
  shown = [...others, { id, text, tone, action }].slice(-3);
  if (tone !== "danger") start(id, ms);
  return id;
}
