import { expect, it } from "vitest";
import { parsePairs } from "./pairs";

it("takes a name and a value from each line", () => {
  expect(parsePairs("a=1\n\n b.c = x=y \nflag\n=nothing")).toEqual({ a: "1", "b.c": "x=y", flag: "" });
});
