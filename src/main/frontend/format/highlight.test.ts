import { describe, expect, it } from "vitest";
import { parseAnsi } from "./ansi";
import { fold, highlight } from "./highlight";

const cut = (line: string, wanted: string) => highlight(parseAnsi(line), wanted).map((span) => (span.match ? `[${span.text}]` : span.text));

describe("highlight", () => {
  it("marks every occurrence, whatever its case", () => expect(cut("Web and web", "WEB")).toEqual(["[Web]", " and ", "[web]"]));
  it("marks nothing for nothing", () => expect(cut("abc", "")).toEqual(["abc"]));
  it("marks over the border of colours", () => {
    expect(cut("a\x1b[31mbc\x1b[0md", "abcd")).toEqual(["[a]", "[bc]", "[d]"]);
    expect(cut("xa\x1b[31mby", "ab")).toEqual(["x", "[a]", "[b]", "y"]);
  });
  it("does not overlap", () => expect(cut("aaaa", "aa")).toEqual(["[aa]", "[aa]"]));
  it("keeps positions where lower case is longer", () => {
    expect(fold("İx")).toHaveLength(2);
    expect(cut("İİweb", "web")).toEqual(["İİ", "[web]"]);
  });
  it("takes special characters as they are", () => expect(cut("a.b*c", ".b*")).toEqual(["a", "[.b*]", "c"]));
});
