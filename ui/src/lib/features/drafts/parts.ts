/** A draft as its outline: the preamble and the sections, each with what was found in it. Offsets are UTF-16. Pure. */
import type { EditorFinding } from "$lib/components/editor/types";
import type { DraftView, FindingView, SectionView } from "$lib/ipc/types";
import { t } from "$lib/strings";

/** Names the preamble in addresses. No heading of an edition is written so. */
export const PREAMBLE = "preamble";

export interface Part {
  id: string;
  /** Absent for the preamble. */
  section?: SectionView;
  findings: readonly FindingView[];
  edited: boolean;
  stale: boolean;
  /** Nothing stands in it, and it has no sections below that could. */
  empty: boolean;
  /** Nothing stands in it, but sections below it do. */
  holder: boolean;
}

export function partsOf(view: DraftView): Part[] {
  const byPart = new Map<string, FindingView[]>();
  for (const finding of view.findings) {
    const id = placeOf(view, finding);
    byPart.set(id, [...(byPart.get(id) ?? []), finding]);
  }
  const preamble: Part = {
    id: PREAMBLE,
    findings: byPart.get(PREAMBLE) ?? [],
    edited: view.preamble.some((line) => line.edited),
    stale: false,
    empty: false,
    holder: false,
  };
  const sections = view.sections.map((section, at): Part => {
    const blank = section.body.trim() === "";
    const parent = (view.sections[at + 1]?.level ?? 0) > section.level;
    const { title, edited, stale } = section;
    const findings = byPart.get(title) ?? [];
    return { id: title, section, findings, edited, stale, empty: blank && !parent, holder: blank && parent };
  });
  return [preamble, ...sections];
}

/** The headings of all sections, in order. */
export const titlesOf = (view: DraftView): string[] => view.sections.map(({ title }) => title);

/**
 * What to show after sections were arranged: the part that was shown, the heading that is new where it has another one,
 * or the part above it where it is gone.
 */
export function shownAfter(current: string, before: readonly string[], now: readonly string[]): string {
  if (now.includes(current)) return current;
  return now.find((title) => !before.includes(title)) ?? now[Math.max(before.indexOf(current) - 1, 0)] ?? PREAMBLE;
}

/** The part that a finding is in. Under a heading that somebody wrote into a section, it is in that section. */
export function placeOf(view: DraftView, finding: FindingView): string {
  const named = view.sections.find((section) => section.title === finding.section);
  if (named) return named.title;
  if (finding.section === null) return PREAMBLE;
  return view.sections.findLast((section) => section.start <= finding.start)?.title ?? PREAMBLE;
}

/** Blank lines before the text are not exported: so much later it begins in what is edited. */
export const leadOf = (body: string): number => (/^(?:[^\S\n]*\n)+/.exec(body)?.[0] ?? "").length;

/** Where a finding is in the text of its section, as that is edited. What is wrong with a heading is at its start. */
export function offsetIn({ body, start }: SectionView, finding: { start: number; end: number }): [number, number] {
  const inside = (at: number): number => Math.max(0, Math.min(body.length, at - start + leadOf(body)));
  return [inside(finding.start), inside(finding.end)];
}

export const toneOf = ({ level }: FindingView): "danger" | "warn" => (level === "error" ? "danger" : "warn");

/** What the linter says, as a sentence: it writes as compilers do, in small letters with code in backticks. */
export function sentence(said: string): string {
  const text = said.replace(/`([^`]*)`/g, "“$1”").trim();
  const whole = text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

/** The finding and what to do about it. */
export const toldOf = ({ message, help }: FindingView): string =>
  [message, help]
    .filter((said) => said !== null)
    .map(sentence)
    .join(" ");

/** Findings as the editor of a section draws them, with the fixes that can be made there. */
export function marksIn(
  section: SectionView,
  findings: readonly FindingView[],
  onfix: (finding: FindingView) => void,
): EditorFinding[] {
  return findings.map((finding) => {
    const [from, to] = offsetIn(section, finding);
    const fixes = finding.fix && [{ label: t.mending.title(finding.fix.title), run: () => onfix(finding) }];
    return { from, to, tone: toneOf(finding), text: toldOf(finding), code: finding.code, fixes: fixes ?? [] };
  });
}

/** The key of the line of the preamble that a finding is on. */
export function keyOf(view: DraftView, finding: FindingView): string | undefined {
  const line = view.text.split("\n")[finding.line - 1] ?? "";
  return view.preamble.find(({ key }) => line.startsWith(`${key}:`))?.key;
}

/** What to open when the address names no part: what needs somebody first, else the first section. */
export function firstPart(parts: readonly Part[]): string {
  const wanted =
    parts.find(({ stale }) => stale) ??
    parts.find(({ findings }) => findings.some(({ level }) => level === "error")) ??
    parts.find(({ findings }) => findings.length > 0) ??
    parts[1];
  return wanted?.id ?? PREAMBLE;
}

/** The finding `way` steps from a place of the whole text, going round. `visited` is the one that was shown last. */
export function stepFrom(
  findings: readonly FindingView[],
  place: number,
  way: 1 | -1,
  visited?: FindingView,
): FindingView | undefined {
  const count = findings.length;
  if (count === 0) return undefined;
  const known = visited === undefined ? -1 : findings.findIndex((one) => isSame(one, visited));
  if (known >= 0) return findings[(known + way + count) % count];
  const next = findings.findIndex(({ start }) => start > place);
  if (way === 1) return findings[Math.max(next, 0)];
  const before = findings.findLastIndex(({ start }) => start < place);
  return findings[before < 0 ? count - 1 : before];
}

export const isSame = (a: FindingView, b: FindingView): boolean =>
  a.code === b.code && a.start === b.start && a.message === b.message;
