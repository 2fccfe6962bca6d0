/** Scrolling in step: which place of the preview shows a line of the text. */

/** What is asked of a block; an element has it all. */
export interface Block {
  dataset: { sourcepos?: string | undefined };
  offsetTop: number;
  offsetHeight: number;
}

/** How far down a line is shown. Blocks come in the order of the text, and say where they stand in it: `3:1-5:9`. */
export function blockAt(blocks: readonly Block[], line: number): number | undefined {
  let best: { block: Block; first: number; last: number } | undefined;
  for (const block of blocks) {
    const [, first, last] = /^(\d+):\d+-(\d+):/.exec(block.dataset.sourcepos ?? "") ?? [];
    if (first === undefined || last === undefined || Number(first) > line) continue;
    // The innermost that begins last: a row of a table before the table.
    if (!best || Number(first) >= best.first) best = { block, first: Number(first), last: Number(last) };
  }
  if (!best) return blocks[0]?.offsetTop;
  const part = Math.min(1, (line - best.first) / (best.last - best.first + 1));
  return best.block.offsetTop + part * best.block.offsetHeight;
}
