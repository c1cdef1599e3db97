import type { Span } from "./ansi";

/** A span and whether it is part of what was searched for. */
export interface MarkedSpan extends Span {
  match: boolean;
}

/** Cuts the spans of a line where the searched text begins and ends; it may reach over several spans. Case does not count. */
export function highlight(spans: Span[], wanted: string): MarkedSpan[] {
  if (wanted === "") {
    return spans.map((span) => ({ ...span, match: false }));
  }
  return mark(spans, matches(spans.map((span) => span.text).join(""), wanted));
}

/** The same with places that are known: where each begins and ends in the text of the line, in order and without overlaps. */
export function mark(spans: Span[], inside: [number, number][]): MarkedSpan[] {
  const marked: MarkedSpan[] = [];
  let at = 0;
  for (const span of spans) {
    for (const piece of cut(span.text, at, inside)) {
      marked.push({ ...span, ...piece });
    }
    at += span.text.length;
  }
  return marked;
}

/** Where the text begins and ends, without overlaps. */
function matches(text: string, wanted: string): [number, number][] {
  const found: [number, number][] = [];
  const hay = fold(text);
  const needle = fold(wanted);
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

function cut(text: string, start: number, inside: [number, number][]): { text: string; match: boolean }[] {
  const pieces: { text: string; match: boolean }[] = [];
  let at = 0;
  const take = (end: number, match: boolean) => {
    if (end > at) {
      pieces.push({ text: text.slice(at, end), match });
      at = end;
    }
  };
  for (const [from, to] of inside) {
    take(Math.min(text.length, from - start), false);
    take(Math.min(text.length, to - start), true);
  }
  take(text.length, false);
  return pieces;
}

/** Lower case letter by letter, so that every position stays what it was. */
export function fold(text: string): string {
  let folded = "";
  for (const unit of text) {
    const lower = unit.toLowerCase();
    folded += lower.length === unit.length ? lower : unit;
  }
  return folded;
}
