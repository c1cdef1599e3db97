import { type CSSProperties, memo, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { BLOCK, type Block, blocksOf, Heights, shownOf, topOf } from "./blocks";
import { LogRow, type RowLook } from "./LogRow";
import type { LogEntry } from "./types";

interface Props {
  entries: LogEntry[];
  look: RowLook;
  wrap: boolean;
  /** Of the text, in pixels. */
  size: number;
  /** Whether the newest line stays in sight. */
  follow: boolean;
  /** Scrolling away from the end stops following, scrolling back to it begins again. */
  onFollow: (follow: boolean) => void;
  /** Sequence number of the line to show; -1 for none. */
  current: number;
  /** What is said above the first line, and in place of lines. */
  note: string;
}

/** So near to the end, in pixels, counts as being there. */
const NEAR = 24;
/** Of a line, in sizes of its text; logs.css knows it too. */
const LINE = 1.5;
/** A character of the page's fixed-width font, in sizes of the text. */
const CHARACTER = 0.6;
/** So many characters of a container's name are shown at most. */
const WIDEST_NAME = 24;

/**
 * The lines of a log, of which only those in sight (and as many around them) are drawn. Without wrapping each line is equally high;
 * with it, heights are guessed until a line has been in sight.
 */
export function LogRows({ entries, look, wrap, size, follow, onFollow, current, note }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ key: number; offset: number } | null>(null);
  const lastTop = useRef(0);
  const [view, setView] = useState({ top: 0, height: 600, width: 800 });
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const lineHeight = size * LINE;
  const columns = wrap ? Math.max(20, Math.floor((view.width - 220) / (size * CHARACTER))) : Number.POSITIVE_INFINITY;
  const heights = useMemo(() => new Heights(lineHeight, columns), [lineHeight, columns]);
  const blocks = useMemo(() => blocksOf(entries), [entries]);
  const widest = Math.min(WIDEST_NAME, Math.max(1, ...(look.names ?? []).map((name) => name.length)));
  const total = blocks.reduce((sum, block) => sum + heights.of(block), 0);
  const shown = shownOf(blocks, heights, follow ? Math.max(0, total - view.height) : view.top, view.height);
  const drawn = blocks.slice(shown.from, shown.to);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) {
        const { width, height } = entry.contentRect;
        setView((before) => ({ ...before, width, height }));
      }
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = box.current!;
    let news = false;
    for (const child of element.querySelectorAll<HTMLElement>("[data-block]")) {
      const block = drawn.find(({ key }) => key === Number(child.dataset.block));
      news = (block !== undefined && heights.measure(block, child.offsetHeight)) || news;
    }
    heights.forgetBefore(blocks[0]?.key ?? 0);
    if (follow) {
      element.scrollTop = element.scrollHeight;
    } else if (anchor.current !== null) {
      const top = topOf(blocks, heights, anchor.current.key);
      element.scrollTop = top === null ? element.scrollTop : top + anchor.current.offset;
    }
    lastTop.current = element.scrollTop;
    if (news) {
      drawAgain();
    }
  });

  useEffect(() => {
    const top = topOf(blocks, heights, Math.floor(current / BLOCK));
    if (current >= 0 && top !== null) {
      anchor.current = null;
      box.current!.scrollTop = Math.max(0, top - box.current!.clientHeight / 3);
    }
    // Only when another line is wanted: lines that come meanwhile must not scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    const atEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    const up = scrollTop < lastTop.current - 1;
    lastTop.current = scrollTop;
    anchor.current = anchorAt(blocks, heights, scrollTop);
    if (atEnd && !follow) {
      onFollow(true);
    } else if (!atEnd && up && follow) {
      onFollow(false);
    }
    setView((before) => ({ ...before, top: scrollTop }));
  };
  return (
    <div
      ref={box}
      className={wrap ? "windflow-logs__box windflow-logs__box--wrap" : "windflow-logs__box"}
      style={{ fontSize: `${size}px`, lineHeight: LINE, "--windflow-names": widest } as CSSProperties}
      role="log"
      aria-label="Log"
      aria-live="off"
      tabIndex={0}
      onScroll={scrolled}
    >
      {note !== "" && <p className="windflow-logs__note">{note}</p>}
      <div style={{ height: shown.above }} />
      {drawn.map((block) => (
        <BlockView key={block.key} block={block} look={look} current={current} />
      ))}
      <div style={{ height: shown.below }} />
    </div>
  );
}

const BlockView = memo(
  function BlockView({ block, look, current }: { block: Block; look: RowLook; current: number }) {
    return (
      <div data-block={block.key}>
        {block.entries.map((entry) => (
          <LogRow key={entry.seq} entry={entry} look={look} current={entry.seq === current} />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.look === after.look &&
    before.current === after.current &&
    before.block.key === after.block.key &&
    before.block.entries.length === after.block.entries.length &&
    before.block.entries[0] === after.block.entries[0] &&
    before.block.entries.at(-1) === after.block.entries.at(-1),
);

function anchorAt(blocks: Block[], heights: Heights, scrollTop: number): { key: number; offset: number } | null {
  let at = 0;
  for (const block of blocks) {
    const height = heights.of(block);
    if (at + height > scrollTop) {
      return { key: block.key, offset: scrollTop - at };
    }
    at += height;
  }
  return null;
}
