import { describe, expect, it } from "vitest";
import { append, EMPTY_LOG, follows, nextOf, WINDOW } from "./operationLog";

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ seq: from + i, time: "2026-01-01T00:00:00Z", text: `line ${from + i}` }));

describe("the log of an operation", () => {
  it("grows", () => {
    const log = append(append(EMPTY_LOG, lines(0, 2), 2), lines(2, 5), 5);
    expect(log.lines.map((line) => line.seq)).toEqual([0, 1, 2, 3, 4]);
    expect(log.next).toBe(5);
  });

  it("passes over lines that came by another way already", () => {
    const log = append(append(EMPTY_LOG, lines(0, 4), 4), lines(2, 6), 6);
    expect(log.lines.map((line) => line.seq)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(append(log, lines(0, 6), 6)).toBe(log);
  });

  it("keeps a window and counts what it let go", () => {
    const log = append(append(EMPTY_LOG, lines(0, WINDOW), WINDOW), lines(WINDOW, WINDOW + 1), WINDOW + 1);
    expect(log.lines.length).toBeLessThanOrEqual(WINDOW);
    expect(log.dropped + log.lines.length).toBe(WINDOW + 1);
    expect(log.lines[0]!.seq).toBe(log.dropped);
    expect(log.lines.at(-1)!.seq).toBe(WINDOW);
  });

  it("keeps the window however much comes at once", () => {
    const log = append(EMPTY_LOG, lines(0, 3 * WINDOW), 3 * WINDOW);
    expect(log.lines).toHaveLength(WINDOW);
    expect(log.lines.at(-1)!.seq).toBe(3 * WINDOW - 1);
  });

  it("sees a gap", () => {
    const log = append(EMPTY_LOG, lines(0, 3), 3);
    expect(follows(log, lines(3, 4))).toBe(true);
    expect(follows(log, lines(1, 5))).toBe(true);
    expect(follows(log, lines(0, 2))).toBe(true);
    expect(follows(log, lines(4, 5))).toBe(false);
  });

  it("knows what to ask for next", () => {
    expect(nextOf(lines(3, 7))).toBe(7);
    expect(nextOf([])).toBe(0);
  });
});
