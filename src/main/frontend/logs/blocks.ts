import type { LogEntry } from "./types";

/** Lines that are laid out together. */
export const BLOCK = 50;

/** A run of lines whose borders do not move when older lines go. */
export interface Block {
  key: number;
  entries: LogEntry[];
}

export function blocksOf(entries: LogEntry[]): Block[] {
  const blocks: Block[] = [];
  let last: Block | undefined;
  for (const entry of entries) {
    const key = Math.floor(entry.seq / BLOCK);
    if (last === undefined || last.key !== key) {
      last = { key, entries: [] };
      blocks.push(last);
    }
    last.entries.push(entry);
  }
  return blocks;
}

/** How high blocks are: measured where they were in sight, guessed elsewhere. */
export class Heights {
  private readonly measured = new Map<number, { height: number; lines: number }>();

  constructor(
    private readonly lineHeight: number,
    /** Characters in a row; infinite when lines are not wrapped. */
    private readonly columns: number,
  ) {}

  of(block: Block): number {
    const known = this.measured.get(block.key);
    if (known !== undefined && known.lines === block.entries.length) {
      return known.height;
    }
    let rows = 0;
    for (const { text } of block.entries) {
      rows += Number.isFinite(this.columns) ? Math.max(1, Math.ceil(text.length / this.columns)) : 1;
    }
    return rows * this.lineHeight;
  }

  /** Notes what the browser has made of a block; whether that is news. */
  measure(block: Block, height: number): boolean {
    const news = Math.abs(this.of(block) - height) > 0.5;
    this.measured.set(block.key, { height, lines: block.entries.length });
    return news;
  }

  /** Forgets blocks before this one, which do not come back. */
  forgetBefore(key: number): void {
    for (const known of this.measured.keys()) {
      if (known < key) {
        this.measured.delete(known);
      }
    }
  }
}

/** The part of the blocks that is drawn, and the empty space above and below it, in pixels. */
export interface Shown {
  from: number;
  to: number;
  above: number;
  below: number;
}

/** What is in sight between two heights, and half as much around it. */
export function shownOf(blocks: Block[], heights: Heights, top: number, view: number): Shown {
  const begin = top - view / 2;
  const end = top + view * 1.5;
  const shown: Shown = { from: blocks.length, to: blocks.length, above: 0, below: 0 };
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    const height = heights.of(block);
    if (at + height < begin) {
      shown.above += height;
    } else if (at > end) {
      shown.to = Math.min(shown.to, index);
      shown.below += height;
    } else {
      shown.from = Math.min(shown.from, index);
    }
    at += height;
  }
  shown.from = Math.min(shown.from, shown.to);
  return shown;
}

/** Where a block begins, in pixels from the top of all; null when it is not there. */
export function topOf(blocks: Block[], heights: Heights, key: number): number | null {
  let at = 0;
  for (const block of blocks) {
    if (block.key >= key) {
      return block.key === key ? at : null;
    }
    at += heights.of(block);
  }
  return null;
}
