import { describe, expect, it } from "vitest";
import { count, shortId, visible } from "./text";

describe("visible", () => {
  it("shows what would turn the text around or hide in it", () => {
    expect(visible("evil\u202egnp.exe")).toBe("evil⟨U+202E⟩gnp.exe");
    expect(visible("a\u200bb\u0000c\u001bd")).toBe("a⟨U+200B⟩b⟨U+0000⟩c⟨U+001B⟩d");
  });

  it("leaves honest text of any script alone", () => {
    for (const text of ["<b>x</b>", "שלום", "漢字", "a\tb\nc", "👩‍🚀", ""]) {
      expect(visible(text)).toBe(text);
    }
  });
});

it("counts in words", () => {
  expect([count(0, "stack"), count(1, "stack"), count(2, "stack"), count(2, "entry", "entries")]).toEqual([
    "0 stacks", "1 stack", "2 stacks", "2 entries",
  ]);
});

it("shortens ids", () => expect(shortId("sha256:0123456789abcdef")).toBe("0123456789ab"));
