/** One event as the stream carries it. */
export interface RawEvent {
  name: string;
  data: string;
}

/**
 * Reads text/event-stream (HTML Living Standard, section 9.2.6) from pieces of text that may be cut anywhere.
 * Own, not EventSource, because that hides the status of a refused connection and cannot be told when to try again.
 */
export class EventReader {
  /** The last id that the stream gave; sent when it is opened again. */
  lastEventId = "";
  private rest = "";
  private name = "";
  private data: string[] = [];

  /** Takes the next piece and gives the events that it completes. */
  read(piece: string): RawEvent[] {
    const events: RawEvent[] = [];
    const text = this.rest + piece;
    let from = 0;
    for (;;) {
      const end = lineEnd(text, from);
      if (end === null) {
        break;
      }
      this.line(text.slice(from, end.at), events);
      from = end.next;
    }
    this.rest = text.slice(from);
    return events;
  }

  private line(line: string, events: RawEvent[]): void {
    if (line === "") {
      if (this.data.length > 0) {
        events.push({ name: this.name || "message", data: this.data.join("\n") });
      }
      this.name = "";
      this.data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    switch (field) {
      case "event":
        this.name = value;
        break;
      case "data":
        this.data.push(value);
        break;
      case "id":
        this.lastEventId = value;
        break;
    }
  }
}

/** Lines end with LF, CRLF or CR; a CR at the very end may be half of a CRLF and has to wait. */
function lineEnd(text: string, from: number): { at: number; next: number } | null {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\n") {
      return { at, next: at + 1 };
    }
    if (text[at] === "\r") {
      return at + 1 === text.length ? null : { at, next: text[at + 1] === "\n" ? at + 2 : at + 1 };
    }
  }
  return null;
}
