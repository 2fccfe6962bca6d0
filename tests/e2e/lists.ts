/**
 * The lists of a team, and what it costs to draw and to scroll each. The one rule: they are found by what a screen
 * reader is told, as everything in the window is.
 */
import type { WebDriver } from "selenium-webdriver";

/** A list by its name, where it is, and how it is called. */
export interface Long {
  name: string;
  /** Of the address, after the team's. */
  address: string;
  label: string;
  /** Its rows are cells that are typed into. */
  isSheet?: boolean;
}

/** Every list that may have thousands of rows; `session` is one with as many topics. */
export const longLists = (session: string): Long[] => [
  { name: "members", address: "people", label: "Members" },
  { name: "sessions", address: "sessions", label: "Sessions" },
  { name: "actions", address: "sessions", label: "Open actions" },
  { name: "topics", address: `session/${session}`, label: "Agenda" },
  { name: "journal", address: "journal", label: "Entries" },
  { name: "links", address: "links", label: "Links of the team" },
  { name: "versions", address: "submission", label: "Versions" },
  { name: "comments", address: "rfc", label: "Comments" },
  { name: "budget", address: "budget", label: "Budget by group and line", isSheet: true },
];

export interface Scrolled {
  /** Elements of the page, at most. */
  nodes: number;
  /** Rows of the list that were drawn at once, at most. */
  rows: number;
  /** What the list says that it has. */
  count: number;
  /** Milliseconds that half, and 19 of 20 of the frames took at most. */
  frame: number;
  slow: number;
}

/** Scrolls as a wheel does, then to the end and back. */
export async function scrollThrough(window: WebDriver, label: string): Promise<Scrolled> {
  return window.executeAsyncScript(
    `const [label, done] = [arguments[0], arguments[arguments.length - 1]];
    const list = document.querySelector('[role=grid][aria-label="' + label + '"], ul[aria-label="' + label + '"]');
    let box = list;
    while (box.scrollHeight <= box.clientHeight || !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
    const [WHEEL_PX, FRAMES] = [100, 120];
    const took = [];
    let [rows, nodes, before] = [0, 0, performance.now()];
    const end = () => {
      box.scrollTop = 0;
      took.sort((a, b) => a - b);
      const count = Number(list.getAttribute("aria-rowcount"));
      const at = (part) => took[Math.floor(took.length * part)];
      requestAnimationFrame(() => requestAnimationFrame(() => done({ rows, nodes, count, frame: at(0.5), slow: at(0.95) })));
    };
    const frame = () => {
      took.push(performance.now() - before);
      before = performance.now();
      rows = Math.max(rows, list.querySelectorAll("[role=row], li").length);
      nodes = Math.max(nodes, document.getElementsByTagName("*").length);
      if (took.length > FRAMES) {
        took.shift();
        box.scrollTop = box.scrollHeight;
        // What is scrolled to is drawn in the frame after.
        return requestAnimationFrame(() => requestAnimationFrame(end));
      }
      box.scrollTop += WHEEL_PX;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);`,
    label,
  );
}
