import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const src = join(__dirname, "..");
const css = readFileSync(join(__dirname, "tokens.css"), "utf8");

/** The part of a file that is style: all of a `.css`, the `<style>` of a component and its `style` attributes. */
function styleOf(path: string): string {
  const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  if (path.endsWith(".css")) return text;
  const blocks = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((found) => found[1]);
  const attributes = [...text.matchAll(/\sstyle="([^"]*)"/g)].map((found) => found[1]);
  return [...blocks, ...attributes].join("\n");
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.(css|svelte)$/.test(path) && !path.endsWith("tokens.css"),
);

test("no colour and no pixel size stands outside the tokens", () => {
  const found = files.flatMap((path) => {
    const bad = styleOf(join(src, path)).match(/#[0-9a-f]{3,8}\b|\b\d*\.?\d+px\b|\brgba?\(|\bhsla?\(/gi) ?? [];
    return bad.map((what) => `${path}: ${what}`);
  });
  expect(found).toEqual([]);
});

test("every token that is used exists", () => {
  const defined = new Set(
    ["tokens.css", "base.css"].flatMap((name) =>
      [...readFileSync(join(__dirname, name), "utf8").matchAll(/(--[\w-]+)\s*:/g)].map((found) => found[1]),
    ),
  );
  const missing = files.flatMap((path) => {
    const text = readFileSync(join(src, path), "utf8");
    const own = new Set([...text.matchAll(/(--[\w-]+)\s*[:=]/g)].map((found) => found[1]));
    return [...styleOf(join(src, path)).matchAll(/var\((--[\w-]+)(,)?/g)]
      .filter(([, name, fallback]) => !fallback && !defined.has(name) && !own.has(name) && !name?.startsWith("--bits-"))
      .map(([, name]) => `${path}: ${name}`);
  });
  expect(missing).toEqual([]);
});

const read = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]));
const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
const themes = { light: read(light), dark: read(dark) };

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

/** As the eye has it, 0 to 100 (CIE L*): luminance itself makes the dark steps look smaller than they are. */
const lightness = (colour: string): number => 116 * Math.cbrt(luminance(colour)) - 16;

const grounds = ["canvas", "bg", "sunken", "raised", "hover", "hover-canvas", "selected"];
const tones = ["accent", "ok", "warn", "danger", "info"];
const stages = [1, 2, 3, 4, 5, 6, 7];
const pairs: [string, string, number][] = [
  ...["text-1", "text-2", "text-3"].flatMap((text) =>
    [...grounds, ...tones.map((tone) => `${tone}-soft`)].map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ...tones.flatMap((tone) => [...grounds, `${tone}-soft`].map((on): [string, string, number] => [tone, on, 4.5])),
  ...["accent-solid", "accent-solid-hover", "danger-solid"].map((on): [string, string, number] => [
    "text-on-solid",
    on,
    4.5,
  ]),
  ["text-inverse", "bg-inverse", 4.5],
  ["text-2", "avatar-ground", 4.5],
  ...stages.flatMap((n): [string, string, number][] => [
    ...[1, 2, 3].map((step): [string, string, number] => ["text-1", `heat-${n}-${step}`, 4.5]),
    ["on-stage", `heat-${n}-4`, 4.5],
    ["on-stage", `stage-${n}`, 4.5],
    ...["bg", "canvas", "sunken"].map((on): [string, string, number] => [`stage-${n}`, on, 3]),
  ]),
  ...["canvas", "bg", "sunken", "raised"].flatMap((on): [string, string, number][] => [
    ["line-control", on, 3],
    ["focus", on, 3],
  ]),
];

test.each(Object.entries(themes))("in %s every pair of colours has the contrast it needs", (_, theme) => {
  const weak = pairs.flatMap(([a, b, wanted]) => {
    const [one, other] = [theme[a], theme[b]];
    if (!one || !other) return [`${a} or ${b} is missing`];
    const measured = ratio(one, other);
    return measured < wanted ? [`${a} on ${b}: ${measured.toFixed(2)} < ${wanted}`] : [];
  });
  expect(weak).toEqual([]);
});

test.each(Object.entries(themes))("in %s the steps of the heat map are even: none is a leap", (_, theme) => {
  for (const n of stages) {
    const steps = [theme.bg, ...[1, 2, 3, 4].map((step) => theme[`heat-${n}-${step}`])].map((one) =>
      lightness(one ?? ""),
    );
    const whole = Math.abs((steps[4] ?? 0) - (steps[0] ?? 0));
    const jumps = steps.slice(1).map((step, at) => Math.abs(step - (steps[at] ?? 0)) / whole);
    expect(Math.max(...jumps), `stage ${n}: ${jumps.map((jump) => jump.toFixed(2)).join(", ")}`).toBeLessThan(0.45);
  }
});
