// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { BLOCK, blocksOf, Heights, shownOf, topOf } from "./blocks";
import { LogWindow, MOST_LINES, MOST_TEXT } from "./LogWindow";
import { matcherOf, step } from "./matcher";
import { readOptions, USUAL, writeOptions } from "./options";
import { STREAMS, takeSlot } from "./streamSlots";
import { fieldValue, instantOf, stampIn, zoneOf } from "./times";
import type { LogEntry, LogItem } from "./types";

const line = (text: string): LogItem => [0, 1, null, text];
const entry = (seq: number, text = "x"): LogEntry => ({ seq, container: 0, stderr: false, time: null, text, continued: false, notice: null });

describe("LogWindow", () => {
  it("keeps the last lines and counts those that went", () => {
    const lines = new LogWindow();
    for (let batch = 0; batch < 30; batch++) {
      lines.add(Array.from({ length: 1_000 }, (_, at) => line(String(batch * 1_000 + at))));
    }
    expect(lines.size).toBe(MOST_LINES);
    expect(lines.dropped).toBe(30_000 - MOST_LINES);
    expect(lines.all().map(({ text }) => Number(text))).toEqual(Array.from({ length: MOST_LINES }, (_, at) => 30_000 - MOST_LINES + at));
    expect(lines.full).toBe(true);
  });

  it("keeps not more text than it may", () => {
    const lines = new LogWindow();
    lines.add(Array.from({ length: 200 }, () => line("x".repeat(65_536))));
    expect(lines.all().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(MOST_TEXT);
  });

  it("knows outputs and notices", () => {
    const lines = new LogWindow();
    lines.add([[1, 2, "2026-01-02T00:00:00.000000000Z", "10%\r20%"], { container: 0, kind: "STOPPED", time: "2026-01-02T00:00:00Z", text: "It stopped." }]);
    expect(lines.all()).toMatchObject([
      { container: 1, stderr: true, text: "20%", notice: null },
      { container: 0, stderr: false, text: "It stopped.", notice: "STOPPED" },
    ]);
  });
});

describe("matcherOf", () => {
  const matches = (wanted: string, regex: boolean, text: string) => {
    const matcher = matcherOf(wanted, regex);
    return matcher !== null && typeof matcher !== "string" && matcher.matches(entry(0, text));
  };

  it("finds text whatever its case and its colours", () => {
    expect(matches("error", false, "an \x1b[31mERR\x1b[0mOR")).toBe(true);
    expect(matches("a.c", false, "abc")).toBe(false);
    expect(matches("a.c", true, "ABC")).toBe(true);
  });

  it("says what is wrong with an expression", () => {
    expect(matcherOf("(", true)).toMatch(/^This is no regular expression: .+\.$/);
    expect(matcherOf("", true)).toBeNull();
  });

  it("marks nothing for an expression that fits nothing", () => {
    const matcher = matcherOf("x*", true);
    expect(typeof matcher === "object" ? matcher?.places("axxb") : null).toEqual([[1, 3]]);
  });

  it("steps around the end", () => {
    const found = [entry(3), entry(7)];
    expect([step(found, -1, true), step(found, 3, true), step(found, 7, true), step(found, -1, false), step([], 3, true)]).toEqual([3, 7, 3, 7, -1]);
  });
});

describe("times", () => {
  const zone = "Europe/Paris";

  it("are shown in the zone with milliseconds", () => {
    expect(stampIn(zone)("2026-07-02T22:04:05.678912345Z")).toBe("2026-07-03 00:04:05.678");
    expect(stampIn("UTC")("2026-01-02T03:04:05Z")).toBe("2026-01-02 03:04:05.000");
    expect(stampIn("UTC")(null)).toBe("");
  });

  it.each(["2026-01-02T03:04:05.000Z", "2026-07-02T22:04:05.000Z", "2026-03-29T01:30:00.000Z"])("come back from a field as %s", (time) => {
    expect(instantOf(fieldValue(time, zone), zone)).toBe(time);
  });

  it("are empty where there is none", () => {
    expect(instantOf("", zone)).toBe("");
    expect(fieldValue("", zone)).toBe("");
  });

  it("fall back to the browser's zone", () => {
    expect(zoneOf("environment", "")).toBeUndefined();
    expect(zoneOf("environment", "Mars/Olympus")).toBeUndefined();
    expect(zoneOf("environment", zone)).toBe(zone);
    expect(zoneOf("utc", zone)).toBe("UTC");
  });
});

describe("options", () => {
  it("come back from the address", () => {
    const options = { ...USUAL, tail: "all", since: "2026-01-02T03:04:05.000Z", wrap: false, size: 16, search: "a b&c", regex: true, onlyMatches: true, outputs: "stderr" as const };
    const query = new URLSearchParams(Object.entries(writeOptions(options)).filter(([, value]) => value !== ""));
    expect(readOptions(query)).toEqual(options);
  });

  it("are as usual where an address makes no sense", () => {
    expect(readOptions(new URLSearchParams("tail=5&since=x&size=900&outputs=all&clock=mars"))).toEqual(USUAL);
    expect(Object.values(writeOptions(USUAL)).join("")).toBe("");
  });
});

describe("blocks", () => {
  const many = blocksOf(Array.from({ length: 10 * BLOCK }, (_, at) => entry(at + 20)));

  it("have borders that do not move", () => {
    expect(many[0]!.entries).toHaveLength(BLOCK - 20);
    expect(many[1]!.key).toBe(1);
  });

  it("draw only what is in sight, whatever is measured", () => {
    const heights = new Heights(20, Number.POSITIVE_INFINITY);
    const total = many.reduce((sum, block) => sum + heights.of(block), 0);
    expect(total).toBe(10 * BLOCK * 20);
    for (const top of [0, 2_500, total - 600]) {
      const { from, to, above, below } = shownOf(many, heights, top, 600);
      const drawn = many.slice(from, to).reduce((sum, block) => sum + heights.of(block), 0);
      expect(above + drawn + below).toBe(total);
      expect(above).toBeLessThanOrEqual(top);
      expect(above + drawn).toBeGreaterThanOrEqual(top + 600);
      expect(to - from).toBeLessThanOrEqual(4);
    }
  });

  it("keep their measured height until they have more lines", () => {
    const heights = new Heights(20, 80);
    expect(heights.measure(many[1]!, 1_234)).toBe(true);
    expect(heights.measure(many[1]!, 1_234)).toBe(false);
    expect(topOf(many, heights, 2)).toBe((BLOCK - 20) * 20 + 1_234);
    expect(topOf(many, heights, 99)).toBeNull();
    heights.forgetBefore(2);
    expect(heights.of(many[1]!)).toBe(BLOCK * 20);
  });
});

describe("takeSlot", () => {
  afterEach(() => {
    localStorage.clear();
    vi.useRealTimers();
  });

  it("gives out as many as a browser may have, and again those that come back", () => {
    vi.useFakeTimers();
    const slots = Array.from({ length: STREAMS }, () => takeSlot());
    expect(slots).not.toContain(null);
    expect(takeSlot()).toBeNull();
    slots[0]!.release();
    expect(takeSlot()).not.toBeNull();
  });

  it("takes those of pages that are gone without a word", () => {
    for (let number = 0; number < STREAMS; number++) {
      localStorage.setItem(`windflow/log-stream/${number}`, `other ${Date.now() - 3_600_000}`);
    }
    expect(takeSlot()).not.toBeNull();
  });
});
