/** Text in one style, as a terminal would show it. */
export interface Span {
  text: string;
  colour: AnsiColour | null;
  background: AnsiColour | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  /** The colours of text and ground change places. */
  inverse: boolean;
}

/** Names of Jenkins' colours that stand for the sixteen of a terminal; `muted` is bright black. */
export type AnsiColour = "black" | "red" | "green" | "yellow" | "blue" | "purple" | "cyan" | "white" | "muted";

type Style = Omit<Span, "text">;

const PLAIN: Style = { colour: null, background: null, bold: false, dim: false, italic: false, underline: false, strike: false, inverse: false };
const COLOURS: AnsiColour[] = ["black", "red", "green", "yellow", "blue", "purple", "cyan", "white"];

/*
 * ECMA-48 control functions: CSI (with parameters), strings (OSC, DCS, SOS, PM, APC; ended by BEL or ST), other two- and three-byte
 * escapes, and single control characters but for the tab. A sequence that the line's end cuts off counts as well.
 */
const CSI = "(?:\\x1b\\[|\\x9b)([0-?]*)[ -/]*([@-~]|$)";
const STRING = "(?:\\x1b[P\\]X^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c|$)?";
const ESCAPE = "\\x1b[ -/]*(?:[0-~]|$)?";
const CONTROL = "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]";
const SEQUENCE = new RegExp(`${CSI}|${STRING}|${ESCAPE}|${CONTROL}`, "g");

/** The spans of one line: colours kept, every other control sequence dropped. */
export function parseAnsi(line: string): Span[] {
  const spans: Span[] = [];
  let style = PLAIN;
  let from = 0;
  for (const match of line.matchAll(SEQUENCE)) {
    append(spans, line.slice(from, match.index), style);
    from = match.index + match[0].length;
    if (match[2] === "m") {
      style = rendition(style, match[1] ?? "");
    }
  }
  append(spans, line.slice(from), style);
  return spans;
}

/** What a terminal would show of a line in which the beginning was written over, as programs do that count up: its last version. */
export function afterReturns(line: string): string {
  if (!line.includes("\r")) {
    return line;
  }
  const versions = line.split("\r").filter((version) => version !== "");
  return versions.at(-1) ?? "";
}

/** The line without any control sequence. */
export function stripAnsi(line: string): string {
  return line.replace(SEQUENCE, "");
}

function append(spans: Span[], text: string, style: Style): void {
  if (text === "") {
    return;
  }
  const last = spans.at(-1);
  if (last && sameStyle(last, style)) {
    last.text += text;
  } else {
    spans.push({ ...style, text });
  }
}

function sameStyle(a: Style, b: Style): boolean {
  return (
    a.colour === b.colour &&
    a.background === b.background &&
    a.bold === b.bold &&
    a.dim === b.dim &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.inverse === b.inverse
  );
}

/** Select Graphic Rendition, with colons or semicolons between the numbers. */
function rendition(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const [colour, used] = extendedColour(codes.slice(i + 1));
      style = code === 38 ? { ...style, colour } : { ...style, background: colour };
      i += used;
    } else {
      style = simple(style, code);
    }
  }
  return style;
}

function simple(style: Style, code: number): Style {
  if (code >= 30 && code <= 37) {
    return { ...style, colour: COLOURS[code - 30] ?? null };
  }
  if (code >= 90 && code <= 97) {
    return { ...style, colour: bright(code - 90) };
  }
  if (code >= 40 && code <= 47) {
    return { ...style, background: COLOURS[code - 40] ?? null };
  }
  if (code >= 100 && code <= 107) {
    return { ...style, background: bright(code - 100) };
  }
  switch (code) {
    case 0:
      return PLAIN;
    case 1:
      return { ...style, bold: true };
    case 2:
      return { ...style, dim: true };
    case 3:
      return { ...style, italic: true };
    case 4:
    case 21:
      return { ...style, underline: true };
    case 7:
      return { ...style, inverse: true };
    case 9:
      return { ...style, strike: true };
    case 22:
      return { ...style, bold: false, dim: false };
    case 23:
      return { ...style, italic: false };
    case 24:
      return { ...style, underline: false };
    case 27:
      return { ...style, inverse: false };
    case 29:
      return { ...style, strike: false };
    case 39:
      return { ...style, colour: null };
    case 49:
      return { ...style, background: null };
    default:
      return style;
  }
}

function bright(index: number): AnsiColour | null {
  return index === 0 ? "muted" : (COLOURS[index] ?? null);
}

/** A colour of the 256 or of 24 bits, brought to the nearest that the theme has; and how many numbers it took. */
function extendedColour(rest: number[]): [AnsiColour | null, number] {
  const [mode, a = 0, b = 0, c = 0] = rest;
  if (mode === 5) {
    return [indexed(a), 2];
  }
  if (mode === 2) {
    return [nearest(a, b, c), 4];
  }
  return [null, 0];
}

function indexed(index: number): AnsiColour | null {
  if (index < 8) {
    return COLOURS[index] ?? null;
  }
  if (index < 16) {
    return bright(index - 8);
  }
  if (index >= 232) {
    const level = 8 + (index - 232) * 10;
    return nearest(level, level, level);
  }
  const cube = index - 16;
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function nearest(red: number, green: number, blue: number): AnsiColour {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 32) {
    return most < 64 ? "black" : most < 176 ? "muted" : "white";
  }
  const middle = (most + least) / 2;
  const bits = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0);
  return COLOURS[bits] ?? "white";
}
