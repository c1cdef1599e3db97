import { describe, expect, it } from "vitest";
import { ago, clock, duration, elapsed, span } from "./time";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe("ago", () => {
  it.each([
    [0, "just now"],
    [4, "just now"],
    [5, "5 s ago"],
    [61, "1 min ago"],
    [3600, "1 h ago"],
    [47 * 3600, "47 h ago"],
    [48 * 3600, "2 days ago"],
    [365 * 24 * 3600, "365 days ago"],
  ])("%d s", (seconds, text) => expect(ago(before(seconds), NOW)).toBe(text));

  it("gives the date of what is older than a year", () => expect(ago("1970-01-01T00:00:00Z", NOW)).toBe("1970-01-01"));
  it("takes a clock that runs ahead for now", () => expect(ago(before(-30), NOW)).toBe("just now"));
  it("says nothing about no time", () => expect(ago("never", NOW)).toBe(""));
});

describe("duration", () => {
  it.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [4210, "4.2 s"],
    [59_999, "59 s"],
    [187_000, "3 min 07 s"],
    [7_500_000, "2 h 05 min"],
  ])("%d ms", (millis, text) => expect(duration(millis)).toBe(text));
});

describe("elapsed", () => {
  it("is null before the start", () => expect(elapsed(null, null, NOW)).toBeNull());
  it("runs until the end is known", () => {
    expect(elapsed(before(10), null, NOW)).toBe(10_000);
    expect(elapsed(before(10), before(4), NOW)).toBe(6_000);
  });
  it("is never negative", () => expect(elapsed(before(-5), null, NOW)).toBe(0));
});

it("spans and clocks", () => {
  expect(span(-3)).toBe("0 s");
  expect(clock("2026-03-01T12:00:00Z")).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(clock("nonsense")).toBe("");
});
