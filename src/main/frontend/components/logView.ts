import type { LogLine } from "../api/types";
import { stripAnsi } from "../format/ansi";
import { fold } from "../format/highlight";

/** Lines of a full run; log.css knows it too. */
export const CHUNK = 200;

/** The lines in runs whose borders do not move when the window does, so that only the first and the last run ever change. */
export function chunks(lines: LogLine[]): LogLine[][] {
  const runs: LogLine[][] = [];
  let number = -1;
  for (const line of lines) {
    const own = Math.floor(line.seq / CHUNK);
    if (own !== number) {
      number = own;
      runs.push([]);
    }
    runs.at(-1)!.push(line);
  }
  return runs;
}

/** The lines that hold the text, whatever its case. */
export function matching(lines: LogLine[], wanted: string): LogLine[] {
  const needle = fold(wanted);
  return needle === "" ? [] : lines.filter((line) => fold(stripAnsi(line.text)).includes(needle));
}

/** The match after or before the current one, around the end; the first one in the direction when there is no current one. */
export function step(found: LogLine[], current: number, forward: boolean): number {
  if (found.length === 0) {
    return -1;
  }
  const next = forward ? found.find((line) => line.seq > current) : found.findLast((line) => line.seq < current || current < 0);
  return (next ?? (forward ? found[0] : found.at(-1)))!.seq;
}
