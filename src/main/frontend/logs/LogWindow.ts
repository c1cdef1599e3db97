import { afterReturns } from "../format/ansi";
import type { LogEntry, LogItem } from "./types";

/** So many lines the page keeps; older ones go. docs/logs.md says it too. */
export const MOST_LINES = 20_000;
/** So much text, in characters, whatever the number of lines. */
export const MOST_TEXT = 8_000_000;

/** What the page keeps of a log: its last lines. */
export class LogWindow {
  private entries: LogEntry[] = [];
  private head = 0;
  private text = 0;
  private next = 0;
  /** Lines that were here and are not kept any more. */
  dropped = 0;

  /** Adds what has come; what is too old or too much goes. */
  add(items: readonly LogItem[]): void {
    for (const item of items) {
      const entry = entryOf(item, this.next++);
      this.entries.push(entry);
      this.text += entry.text.length;
    }
    while (this.size > MOST_LINES || (this.text > MOST_TEXT && this.size > 1)) {
      this.text -= this.entries[this.head]!.text.length;
      this.head++;
      this.dropped++;
    }
    // The array itself is cut now and then only, as that moves all that is kept.
    if (this.head > MOST_LINES / 4) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
  }

  get size(): number {
    return this.entries.length - this.head;
  }

  /** Whether the next lines would push the oldest ones out. */
  get full(): boolean {
    return this.size > MOST_LINES * 0.9 || this.text > MOST_TEXT * 0.9;
  }

  /** All that is kept, oldest first. */
  all(): LogEntry[] {
    return this.entries.slice(this.head);
  }

  clear(): void {
    this.entries = [];
    this.head = 0;
    this.text = 0;
    this.dropped = 0;
  }
}

function entryOf(item: LogItem, seq: number): LogEntry {
  if (Array.isArray(item)) {
    const [container, output, time, text, continued = false] = item;
    return { seq, container, stderr: output === 2, time, text: afterReturns(text), continued, notice: null };
  }
  return { seq, container: item.container, stderr: false, time: item.time, text: item.text, continued: false, notice: item.kind };
}
