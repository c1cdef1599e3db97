import type { LogLine } from "../api/types";

/** The part of an operation's log that the page keeps. */
export interface OperationLog {
  lines: LogLine[];
  /** The sequence number to ask from. */
  next: number;
  /** How many lines at the beginning were let go. */
  dropped: number;
}

/** So many lines stay on the page; let go in steps, so that not every new line moves all others. */
export const WINDOW = 5_000;
const STEP = 500;

export const EMPTY_LOG: OperationLog = { lines: [], next: 0, dropped: 0 };

/** Adds lines of an answer, whose `next` counts; lines that are there already are passed over. */
export function append(log: OperationLog, lines: LogLine[], next: number): OperationLog {
  const news = lines.filter((line) => line.seq >= log.next);
  if (news.length === 0 && next <= log.next) {
    return log;
  }
  const all = [...log.lines, ...news];
  const over = all.length - WINDOW;
  const gone = over > 0 ? Math.min(all.length, Math.ceil(over / STEP) * STEP) : 0;
  return { lines: all.slice(gone), next: Math.max(next, log.next), dropped: log.dropped + gone };
}

/** Whether lines of an event follow directly on what is there; when not, the gap has to be asked for. */
export function follows(log: OperationLog, lines: LogLine[]): boolean {
  const first = lines.find((line) => line.seq >= log.next);
  return first === undefined || first.seq === log.next;
}

/** The `next` of an event's lines. */
export function nextOf(lines: LogLine[]): number {
  return (lines.at(-1)?.seq ?? -1) + 1;
}
