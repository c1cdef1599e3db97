import { describe, expect, it } from "vitest";
import { EventReader } from "./EventReader";

const STREAM = ': hello\n\nid: 1\nevent: hello\ndata: {"stream":"s"}\n\nid:2\r\nevent:log\r\ndata:a\r\ndata: b\r\n\r\ndata: c\r\r: bye\n';
const EVENTS = [
  { name: "hello", data: '{"stream":"s"}' },
  { name: "log", data: "a\nb" },
  { name: "message", data: "c" },
];

describe("EventReader", () => {
  it("reads events, comments and every kind of line end", () => {
    const reader = new EventReader();
    expect(reader.read(STREAM)).toEqual(EVENTS);
    expect(reader.lastEventId).toBe("2");
  });

  it("reads the same wherever the stream is cut", () => {
    for (let first = 0; first <= STREAM.length; first++) {
      for (let second = first; second <= STREAM.length; second += 7) {
        const reader = new EventReader();
        const pieces = [STREAM.slice(0, first), STREAM.slice(first, second), STREAM.slice(second)];
        expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(EVENTS);
      }
    }
  });

  it("gives no event without data", () => {
    expect(new EventReader().read("event: x\nid: 7\n\n")).toEqual([]);
  });
});
