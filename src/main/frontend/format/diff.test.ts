import { describe, expect, it } from "vitest";
import { diffLines } from "./diff";

describe("a unified diff", () => {
  it("is told line by line, without the names of the file", () => {
    expect(diffLines("--- a\n+++ a\n@@ -1,2 +1,2 @@\n same\n--- old\n+++ new")).toEqual([
      { kind: "place", text: "@@ -1,2 +1,2 @@" },
      { kind: "same", text: " same" },
      { kind: "removed", text: "--- old" },
      { kind: "added", text: "+++ new" },
    ]);
  });
});
