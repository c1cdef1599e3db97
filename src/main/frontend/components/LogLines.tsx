import { useEffect, useLayoutEffect, useRef } from "react";
import type { LogLine } from "../api/types";
import { count } from "../format/text";
import { LogChunk } from "./LogChunk";
import { chunks } from "./logView";

interface Props {
  lines: LogLine[];
  /** How many lines before these are not kept any more. */
  dropped: number;
  wanted: string;
  current: number;
  wrap: boolean;
  follow: boolean;
  /** Scrolling away from the end stops following, scrolling back to it begins again. */
  onFollow: (follow: boolean) => void;
  /** What to say instead of no lines. */
  empty: string;
}

/** So near to the end, in pixels, counts as being there. */
const NEAR = 24;

export function LogLines({ lines, dropped, wanted, current, wrap, follow, onFollow, empty }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const last = lines.at(-1)?.seq;

  useLayoutEffect(() => {
    if (follow) {
      box.current!.scrollTop = box.current!.scrollHeight;
    }
  }, [follow, last, wrap]);

  useEffect(() => {
    if (current >= 0) {
      scrollTo(box.current!, box.current!.querySelector<HTMLElement>(`[data-seq="${current}"]`));
    }
  }, [current]);

  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    const atEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    if (atEnd !== follow) {
      onFollow(atEnd);
    }
  };
  return (
    <div
      ref={box}
      className={wrap ? "windflow-log windflow-log--wrap" : "windflow-log"}
      role="log"
      aria-label="Log"
      aria-live="off"
      tabIndex={0}
      onScroll={scrolled}
    >
      {dropped > 0 && <p className="windflow-log__note">{count(dropped, "earlier line")} not shown; the download has them all.</p>}
      {lines.length === 0 && <p className="windflow-log__note">{wanted === "" ? empty : "No line matches."}</p>}
      {chunks(lines).map((run) => (
        <LogChunk key={run[0]!.seq} lines={run} wanted={wanted} current={current} />
      ))}
    </div>
  );
}

/** Brings a line into the middle of the box; scrollIntoView would move the page as well. */
function scrollTo(box: HTMLElement, line: HTMLElement | null): void {
  if (line !== null) {
    const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += above - box.clientHeight / 2;
  }
}
