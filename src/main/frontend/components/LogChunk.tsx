import { memo } from "react";
import type { LogLine } from "../api/types";
import { LogLineView } from "./LogLineView";
import { CHUNK } from "./logView";

interface Props {
  lines: LogLine[];
  wanted: string;
  /** Sequence number of the match where the search is, or -1. */
  current: number;
}

/** A run of lines that the browser lays out only when it is in sight, and React only when it changes. */
export const LogChunk = memo(
  function LogChunk({ lines, wanted, current }: Props) {
    return (
      <div className={lines.length === CHUNK ? "windflow-log__chunk--full" : undefined}>
        {lines.map((line) => (
          <LogLineView key={line.seq} line={line} wanted={wanted} current={line.seq === current} />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.wanted === after.wanted &&
    before.lines.length === after.lines.length &&
    before.lines[0]?.seq === after.lines[0]?.seq &&
    before.lines.at(-1)?.seq === after.lines.at(-1)?.seq &&
    holds(before.lines, before.current) === holds(after.lines, after.current) &&
    (before.current === after.current || !holds(after.lines, after.current)),
);

function holds(lines: LogLine[], seq: number): boolean {
  return lines.length > 0 && lines[0]!.seq <= seq && seq <= lines.at(-1)!.seq;
}
