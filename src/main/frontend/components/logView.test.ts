import { describe, expect, it } from "vitest";
import { chunks, matching, step } from "./logView";

const line = (seq: number, text = `line ${seq}`) => ({ seq, time: "2026-01-01T00:00:00Z", text });

describe("chunks", () => {
  it("has borders that do not depend on where the window begins", () => {
    const lines = Array.from({ length: 450 }, (_, i) => line(150 + i));
    expect(chunks(lines).map((run) => [run[0]!.seq, run.at(-1)!.seq])).toEqual([[150, 199], [200, 399], [400, 599]]);
    expect(chunks(lines.slice(60)).at(-1)!.map(({ seq }) => seq)).toEqual(chunks(lines).at(-1)!.map(({ seq }) => seq));
  });
  it("of nothing are none", () => expect(chunks([])).toEqual([]));
});

describe("matching", () => {
  it("does not see colours and case", () => {
    const lines = [line(0, "Pull\x1b[32med\x1b[0m web"), line(1, "[32m is text here"), line(2, "nothing")];
    expect(matching(lines, "pulled WEB").map(({ seq }) => seq)).toEqual([0]);
    expect(matching(lines, "[32m").map(({ seq }) => seq)).toEqual([1]);
    expect(matching(lines, "")).toEqual([]);
  });
});

describe("step", () => {
  const found = [line(2), line(5), line(9)];
  it("goes round in both directions", () => {
    expect([-1, 2, 5, 9].map((current) => step(found, current, true))).toEqual([2, 5, 9, 2]);
    expect([-1, 2, 5, 9].map((current) => step(found, current, false))).toEqual([9, 9, 2, 5]);
    expect(step([], 3, true)).toBe(-1);
  });
});
