import { describe, expect, it } from "vitest";
import { areas, type Layout, panesOf, split, without } from "./layout";

const ONE: Layout = { pane: 0 };

describe("layout", () => {
  it("puts panes beside and below each other", () => {
    const two = split(ONE, 0, 1, "row");
    const three = split(two, 1, 2, "column");
    expect(panesOf(three)).toEqual([0, 1, 2]);
    expect(areas(three)).toEqual(
      new Map([
        [0, { left: 0, top: 0, width: 50, height: 100 }],
        [1, { left: 50, top: 0, width: 50, height: 50 }],
        [2, { left: 50, top: 50, width: 50, height: 50 }],
      ]),
    );
  });

  it("shares a row evenly", () => {
    const three = split(split(ONE, 0, 1, "row"), 0, 2, "row");
    expect(panesOf(three)).toEqual([0, 2, 1]);
    expect([...areas(three).values()].map(({ width }) => Math.round(width))).toEqual([33, 33, 33]);
  });

  it("gives the place of a pane to the others", () => {
    const three = split(split(ONE, 0, 1, "row"), 1, 2, "column");
    expect(without(three, 0)).toEqual({ direction: "column", parts: [{ pane: 1 }, { pane: 2 }] });
    expect(without(three, 2)).toEqual({ direction: "row", parts: [{ pane: 0 }, { pane: 1 }] });
    expect(without(ONE, 0)).toBeNull();
    expect(split(three, 7, 8, "row")).toEqual(three);
  });
});
