import { describe, expect, it } from "vitest";
import { extend, NOTHING_SELECTED, toggle, toggleAll } from "./selection";

const SHOWN = ["a", "b", "c", "d"];
const keys = ({ keys: all }: { keys: ReadonlySet<string> }) => [...all].sort();

describe("a selection", () => {
  it("turns one row over", () => {
    const one = toggle(NOTHING_SELECTED, "b");
    expect(keys(one)).toEqual(["b"]);
    expect(keys(toggle(one, "b"))).toEqual([]);
  });

  it("reaches from the last one turned over to another, both ways, as the rows are shown", () => {
    expect(keys(extend(toggle(NOTHING_SELECTED, "b"), SHOWN, "d"))).toEqual(["b", "c", "d"]);
    expect(keys(extend(toggle(NOTHING_SELECTED, "c"), SHOWN, "a"))).toEqual(["a", "b", "c"]);
  });

  it("keeps what was selected elsewhere, and its anchor", () => {
    const far = extend(toggle(toggle(NOTHING_SELECTED, "hidden"), "a"), SHOWN, "b");
    expect(keys(far)).toEqual(["a", "b", "hidden"]);
    expect(keys(extend(far, SHOWN, "c"))).toEqual(["a", "b", "c", "hidden"]);
  });

  it("begins anew when its anchor is not shown any more", () => {
    expect(keys(extend({ keys: new Set(), anchor: "gone" }, SHOWN, "c"))).toEqual(["c"]);
  });

  it("takes all that are shown, or lets all of them go", () => {
    const all = toggleAll(toggle(NOTHING_SELECTED, "b"), SHOWN);
    expect(keys(all)).toEqual(SHOWN);
    expect(keys(toggleAll({ ...all, keys: new Set([...all.keys, "hidden"]) }, SHOWN))).toEqual(["hidden"]);
  });
});
