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

/** As a PNG file. */
export function png(rgb: Buffer, { width, height }: Rect): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0; row < height; row++)
    rgb.copy(rows, row * (width * 3 + 1) + 1, row * width * 3, (row + 1) * width * 3);
  const shape = Buffer.alloc(13);
  shape.writeUInt32BE(width, 0);
  shape.writeUInt32BE(height, 4);
  shape.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", shape),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
