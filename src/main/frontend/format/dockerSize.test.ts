import { describe, expect, it } from "vitest";
import { dockerSize } from "./dockerSize";

describe("dockerSize", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.00 kB"],
    [4_321_000, "4.32 MB"],
    [43_210_000, "43.2 MB"],
    [999_400_000, "999 MB"],
    [999_999_999, "1.00 GB"],
    [5e15, "5.00 PB"],
    [5e18, "5000 PB"],
  ])("%d is %s", (amount, text) => expect(dockerSize(amount)).toBe(text));
});
