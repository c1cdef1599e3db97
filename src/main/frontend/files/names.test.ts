import { describe, expect, it } from "vitest";
import { follow, join, nameProblem, parentOf, permissions, shownName, size, trail } from "./names";

describe("names", () => {
  it("shows bytes that are no text, line breaks and overrides", () => {
    expect(shownName(`a${String.fromCodePoint(0x10f7ff)}b`)).toBe("a\\xFFb");
    expect(shownName("line\nbreak")).toBe("line\u23cebreak");
    expect(shownName("\u202etxt.exe")).toContain("U+202E");
  });
  it("joins and parts paths", () => {
    expect(join("/", "a")).toBe("/a");
    expect(join("/a", "b c")).toBe("/a/b c");
    expect(parentOf("/a")).toBe("/");
    expect(parentOf("/a/b")).toBe("/a");
    expect(trail("/a/b").map((step) => step.path)).toEqual(["/", "/a", "/a/b"]);
  });
  it("knows where links lead, and which lead out", () => {
    expect(follow("/a/b", "../c")).toBe("/a/c");
    expect(follow("/a", "/etc/hosts")).toBe("/etc/hosts");
    expect(follow("/a", "../../etc")).toBeNull();
  });
  it("writes permissions as ls does", () => {
    expect(permissions("file", 0o644)).toBe("-rw-r--r--");
    expect(permissions("folder", 0o1777)).toBe("drwxrwxrwt");
    expect(permissions("file", 0o4644)).toBe("-rwSr--r--");
  });
  it("writes sizes", () => {
    expect(size(812)).toBe("812 B");
    expect(size(1536)).toBe("1.5 KiB");
    expect(size(200 * 1024 * 1024)).toBe("200 MiB");
  });
  it("says why a name is none", () => {
    expect(nameProblem("it's \"fine\"\n")).toBe("");
    expect(nameProblem("a/b")).not.toBe("");
    expect(nameProblem("..")).not.toBe("");
    expect(nameProblem("\u00e9".repeat(128))).not.toBe("");
  });
});
