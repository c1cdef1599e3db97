import { describe, expect, it } from "vitest";
import { afterReturns, parseAnsi, stripAnsi } from "./ansi";

const ESC = "\x1b";

describe("parseAnsi", () => {
  it("keeps plain text as one span", () => {
    expect(parseAnsi("hello")).toEqual([
      { text: "hello", colour: null, background: null, bold: false, dim: false, italic: false, underline: false, strike: false, inverse: false },
    ]);
  });

  it("gives no span for an empty line", () => {
    expect(parseAnsi("")).toEqual([]);
    expect(parseAnsi(`${ESC}[0m`)).toEqual([]);
  });

  it("colours until the reset", () => {
    const spans = parseAnsi(`a ${ESC}[1;31mred${ESC}[0m b`);
    expect(spans.map((span) => [span.text, span.colour, span.bold])).toEqual([
      ["a ", null, false],
      ["red", "red", true],
      [" b", null, false],
    ]);
  });

  it("takes an empty rendition for a reset", () => {
    expect(parseAnsi(`${ESC}[32mx${ESC}[my`).map((span) => span.colour)).toEqual(["green", null]);
  });

  it("joins neighbours of one style", () => {
    expect(parseAnsi(`${ESC}[32ma${ESC}[Kb${ESC}[32mc`).map((span) => span.text)).toEqual(["abc"]);
  });

  it("knows bright colours and backgrounds", () => {
    const [first, second] = parseAnsi(`${ESC}[90;41mx${ESC}[96;49my`);
    expect(first).toMatchObject({ colour: "muted", background: "red" });
    expect(second).toMatchObject({ colour: "cyan", background: null });
  });

  it.each([
    ["38;5;1", "red"],
    ["38;5;8", "muted"],
    ["38;5;196", "red"],
    ["38;5;46", "green"],
    ["38;5;21", "blue"],
    ["38;5;232", "black"],
    ["38;5;255", "white"],
    ["38;2;255;0;0", "red"],
    ["38;2;250;250;10", "yellow"],
    ["38:5:2", "green"],
  ])("brings the colour %s to %s", (code, colour) => {
    expect(parseAnsi(`${ESC}[${code}mx`)[0]?.colour).toBe(colour);
  });

  it("goes on after an extended colour in the same sequence", () => {
    expect(parseAnsi(`${ESC}[38;5;1;4mx`)[0]).toMatchObject({ colour: "red", underline: true });
    expect(parseAnsi(`${ESC}[38;2;255;0;0;1mx`)[0]).toMatchObject({ colour: "red", bold: true });
  });

  it("knows struck and inverse text", () => {
    const [first, second, third] = parseAnsi(`${ESC}[7;9mx${ESC}[27my${ESC}[29mz`);
    expect(first).toMatchObject({ inverse: true, strike: true });
    expect(second).toMatchObject({ inverse: false, strike: true });
    expect(third).toMatchObject({ inverse: false, strike: false });
  });

  it("survives nonsense", () => {
    for (const text of [`${ESC}[38m`, `${ESC}[38;5m`, `${ESC}[999;;;m`, `${ESC}[m`, `${ESC}`, `${ESC}[`, `${ESC}]`, `${ESC}[1;`]) {
      expect(parseAnsi(`${text}`).map((span) => span.text)).toEqual([]);
    }
  });
});

describe("afterReturns", () => {
  it.each([
    ["10%\r20%\r30%", "30%"],
    ["done\r", "done"],
    ["\r\r", ""],
    ["plain", "plain"],
  ])("shows of %j what was written last", (line, text) => {
    expect(afterReturns(line)).toBe(text);
  });
});

describe("stripAnsi", () => {
  it.each([
    ["cursor movement", `a${ESC}[2K${ESC}[1Gb`, "ab"],
    ["a window title", `${ESC}]0;evil title\x07text`, "text"],
    ["a hyperlink", `${ESC}]8;;http://evil.example${ESC}\\link${ESC}]8;;${ESC}\\`, "link"],
    ["a string of a device", `${ESC}P1$r0m${ESC}\\x`, "x"],
    ["character sets", `${ESC}(Bx`, "x"],
    ["single controls", "a\x00b\x08c\rd\x7f", "abcd"],
    ["eight-bit introducers", "\x9b31mred\x9b0m", "red"],
    ["what the line's end cut off", `abc${ESC}[31`, "abc"],
  ])("drops %s", (_, line, text) => {
    expect(stripAnsi(line)).toBe(text);
  });

  it("keeps tabs, markup and any letter", () => {
    const text = "\t<script>alert(1)</script> äöü 漢字 🚀 [31m";
    expect(stripAnsi(text)).toBe(text);
  });
});
