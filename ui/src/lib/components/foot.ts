/** What stands at the foot of a screen and must stay in sight: toasts stand off it. */
import type { Attachment } from "svelte/attachments";

const feet = new Map<Element, number>();
const tell = (): void => document.documentElement.style.setProperty("--foot", `${Math.max(0, ...feet.values())}px`);

/** Attach to a bar at the lower end of the screen, right above the status line. */
export const foot: Attachment<HTMLElement> = (node) => {
  const measure = (): void => {
    feet.set(node, node.offsetHeight);
    tell();
  };
  const seen = new ResizeObserver(measure);
  seen.observe(node);
  measure();
  return () => {
    seen.disconnect();
    feet.delete(node);
    tell();
  };
};
