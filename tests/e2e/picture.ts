/**
 * Pictures of the screen as a user sees it. The one rule: they come from Xvfb's own frame buffer, since WebDriver's
 * screenshots hang with the renderer that the app chooses where there is no GPU.
 */
import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The pixels of `rect`, three bytes each, from a frame buffer in the format of `xwd`. */
export function pixels(path: string, rect: Rect): Buffer {
  const file = readFileSync(path);
  const header = (n: number): number => file.readUInt32BE(n * 4);
  const [size, screenWidth, screenHeight, bits, stride, colours] = [
    header(0),
    header(4),
    header(5),
    header(11),
    header(12),
    header(19),
  ] as const;
  if (bits !== 32) throw new Error(`the screen has ${bits} bits a pixel, not 32`);
  const start = size + colours * 12;
  const out = Buffer.alloc(rect.width * rect.height * 3);
  for (let row = 0, to = 0; row < rect.height; row++) {
    for (let column = 0; column < rect.width; column++, to += 3) {
      const [x, y] = [rect.x + column, rect.y + row];
      if (x < 0 || y < 0 || x >= screenWidth || y >= screenHeight) continue;
      const from = start + y * stride + x * 4;
      // Blue comes first in memory.
      out[to] = file[from + 2]!;
      out[to + 1] = file[from + 1]!;
      out[to + 2] = file[from]!;
    }
  }
  return out;
}

/** How many colours there are; one means that nothing is painted yet. */
export function colours(rgb: Buffer): number {
  const seen = new Set<number>();
  for (let at = 0; at < rgb.length && seen.size < 64; at += 3) seen.add(rgb.readUIntBE(at, 3));
  return seen.size;
}

/** As a PNG file of 256 colours at most: the edges of letters have thousands, which nobody sees. */
export function png(rgb: Buffer, { width, height }: Rect): Buffer {
  const { palette, index } = apart(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at += 3)
      rows[row * (width + 1) + 1 + column] = index.get(rgb.readUIntBE(at, 3))!;
  const shape = Buffer.alloc(13);
  shape.writeUInt32BE(width, 0);
  shape.writeUInt32BE(height, 4);
  shape.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", shape),
    chunk("PLTE", Buffer.from(palette.flatMap(parts))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const parts = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** Colours that are apart from each other, the commonest first, and for every colour the nearest of them. */
function apart(rgb: Buffer): { palette: number[]; index: Map<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ordered = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (let distance = 0; ; distance += 2) {
    const palette: number[] = [];
    const index = new Map<number, number>();
    for (const colour of ordered) {
      let near = nearest(palette, colour);
      if (near.distance > distance ** 2) near = { at: palette.push(colour) - 1, distance: 0 };
      index.set(colour, near.at);
      if (palette.length > 256) break;
    }
    if (palette.length <= 256) return { palette, index };
  }
}

function nearest(palette: readonly number[], colour: number): { at: number; distance: number } {
  let found = { at: -1, distance: Infinity };
  for (const [at, one] of palette.entries()) {
    const [red, green, blue] = [
      (one >> 16) - (colour >> 16),
      ((one >> 8) & 255) - ((colour >> 8) & 255),
      (one & 255) - (colour & 255),
    ];
    const distance = red * red + green * green + blue * blue;
    if (distance < found.distance) found = { at, distance };
  }
  return found;
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
