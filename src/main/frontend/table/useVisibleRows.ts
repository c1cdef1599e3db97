import { type RefObject, useSyncExternalStore } from "react";

/** Up to so many rows all are there, so that the browser's own search finds them. */
export const ALL_UNTIL = 150;

const ROW_HEIGHT = 40;
/** Rows beyond the edges of the window, so that scrolling shows no gaps. */
const MARGIN = 12;

export interface VisibleRows {
  /** The first row that is there, and the first one behind them. */
  start: number;
  end: number;
  /** Pixels of one row. */
  height: number;
}

/** Which rows of a long table are in the window or near it; all rows are of one height. */
export function useVisibleRows(body: RefObject<HTMLTableSectionElement | null>, count: number): VisibleRows {
  // Text, because that is the same as long as nothing has moved by a row.
  const look = () => measure(body.current).join(" ");
  const [start = 0, end = 0, height = ROW_HEIGHT] = useSyncExternalStore(onMove, look).split(" ").map(Number);
  return count <= ALL_UNTIL ? { start: 0, end: count, height } : { start: Math.min(start, Math.max(0, count - 1)), end: Math.min(end, count), height };
}

function measure(body: HTMLElement | null): [start: number, end: number, height: number] {
  if (body === null) {
    return [0, ALL_UNTIL, ROW_HEIGHT];
  }
  const [first, second] = body.querySelectorAll<HTMLElement>("tr[data-row]");
  const height = (first && second ? second.offsetTop - first.offsetTop : 0) || ROW_HEIGHT;
  const { top } = body.getBoundingClientRect();
  return [Math.max(0, Math.floor(-top / height) - MARGIN), Math.max(0, Math.ceil((innerHeight - top) / height)) + MARGIN, height];
}

function onMove(moved: () => void): () => void {
  addEventListener("scroll", moved, { passive: true });
  addEventListener("resize", moved);
  return () => {
    removeEventListener("scroll", moved);
    removeEventListener("resize", moved);
  };
}
