import { expect, test } from "vitest";
import type { DraftView, FindingView, SectionView } from "$lib/ipc/types";
import { firstPart, keyOf, marksIn, partsOf, PREAMBLE, sentence, shownAfter, stepFrom } from "./parts";

const section = (title: string, level: number, start: number, body: string): SectionView => ({
  title,
  level,
  body,
  composed: body,
  edited: false,
  own: false,
  stale: false,
  guidance: null,
  facts: [],
  items: [],
  words: 1,
  start,
  end: start + body.length,
});
const finding = (start: number, end: number, of: string | null, line = 1): FindingView => ({
  code: `MIP${start}`,
  name: "x",
  level: "error",
  line,
  column: 1,
  start,
  end,
  section: of,
  message: "the `Tags` are empty",
  help: null,
  fix: null,
  known: false,
});
const view = (sections: SectionView[], findings: FindingView[]): DraftView =>
  ({
    text: "# Title\n\n## Preamble\n```\nTags: x\n```\n",
    preamble: [{ key: "Tags", value: "x", composed: "x", edited: false }],
    sections,
    findings,
  }) as unknown as DraftView;

test("a finding is at its place in the text that is edited, blank lines before it counted", () => {
  const one = section("Motivation", 3, 100, "\n  \nWe 🚀 build");
  const [mark] = marksIn(one, [finding(106, 111, "Motivation")], () => {});
  expect("\n  \nWe 🚀 build".slice(mark?.from, mark?.to)).toBe("build");
});

test("what is wrong with a heading is marked at the start of its section", () => {
  const [mark] = marksIn(section("Motivation", 3, 100, "Text"), [finding(85, 99, "Motivation")], () => {});
  expect([mark?.from, mark?.to]).toEqual([0, 0]);
});

test("a heading that only holds others is not called empty; the last one without text is", () => {
  const parts = partsOf(view([section("Specification", 2, 10, ""), section("Core Unit ID", 3, 20, "")], []));
  expect(parts.map(({ id, empty, holder }) => [id, empty, holder])).toEqual([
    [PREAMBLE, false, false],
    ["Specification", false, true],
    ["Core Unit ID", true, false],
  ]);
});

test("findings go to the preamble, to their section, and under a heading of one's own to the section around it", () => {
  const sections = [section("Motivation", 3, 100, "Text"), section("Core Unit ID", 3, 200, "SES-001")];
  const parts = partsOf(
    view(sections, [finding(3, 5, null, 5), finding(102, 103, "Our own"), finding(200, 201, "Core Unit ID")]),
  );
  expect(parts.map(({ findings }) => findings.length)).toEqual([1, 1, 1]);
  expect(keyOf(view(sections, []), finding(30, 31, null, 5))).toBe("Tags");
  expect(keyOf(view(sections, []), finding(0, 1, null, 1))).toBeUndefined();
});

test("what needs somebody is opened first", () => {
  const sections = [section("A", 2, 10, "x"), section("B", 2, 20, "x"), { ...section("C", 2, 30, "x"), stale: true }];
  expect(firstPart(partsOf(view(sections, [finding(20, 21, "B")])))).toBe("C");
  expect(firstPart(partsOf(view(sections.slice(0, 2), [finding(20, 21, "B")])))).toBe("B");
  expect(firstPart(partsOf(view(sections.slice(0, 2), [])))).toBe("A");
});

test("findings are walked through in the order of the text, round and round", () => {
  const all = [finding(5, 6, null), finding(100, 101, "A"), finding(100, 102, "A"), finding(200, 201, "B")].map(
    (one, n) => ({ ...one, code: `MIP${n}` }),
  );
  expect(stepFrom(all, 50, 1)?.code).toBe("MIP1");
  expect(stepFrom(all, 50, -1)?.code).toBe("MIP0");
  expect(stepFrom(all, 100, 1, all[1])?.code).toBe("MIP2");
  expect(stepFrom(all, 200, 1, all[3])?.code).toBe("MIP0");
  expect(stepFrom(all, 3, -1)?.code).toBe("MIP3");
  expect(stepFrom([], 3, 1)).toBeUndefined();
});

test("what the linter says is shown as a sentence", () => {
  expect(sentence("the section `Core Unit ID` is empty")).toBe("The section “Core Unit ID” is empty.");
  expect(sentence("Is it?")).toBe("Is it?");
});

test("a finding that can be fixed offers it where it stands", () => {
  const fixed: FindingView[] = [];
  const one = { ...finding(106, 111, "Motivation"), fix: { title: "Write `build`", safe: true } };
  const [mark] = marksIn(section("Motivation", 3, 100, "We build"), [one], (of) => fixed.push(of));
  expect(mark?.fixes?.map(({ label }) => label)).toEqual(["Write “build”"]);
  mark?.fixes?.[0]?.run();
  expect(fixed).toEqual([one]);
});

test("a section that was moved stays in sight, a renamed one has its new heading, and of a deleted one the part above", () => {
  const before = ["A", "Own", "B"];
  expect(shownAfter("Own", before, ["Own", "A", "B"])).toBe("Own");
  expect(shownAfter("Own", before, ["A", "Ours", "B"])).toBe("Ours");
  expect(shownAfter("Own", before, ["A", "B"])).toBe("A");
  expect(shownAfter("Own", ["Own"], [])).toBe(PREAMBLE);
});
