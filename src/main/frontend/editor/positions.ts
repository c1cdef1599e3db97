/** What of CodeMirror's Text is needed here. */
interface Lines {
  length: number;
  lines: number;
  line(number: number): { from: number; to: number; text: string };
}

/**
 * The part of a text that a place means: the word at it, or else the rest of the line. A place that is not in the text any more means
 * the end nearest to it.
 */
export function rangeOf(text: Lines, place: { line: number; column: number }): { from: number; to: number } {
  const line = text.line(Math.min(Math.max(place.line, 1), text.lines));
  if (place.line > text.lines) {
    return { from: text.length, to: text.length };
  }
  const at = Math.min(Math.max(place.column - 1, 0), line.text.length);
  const word = /^(?:"[^"]*"|'[^']*'|[^\s:,\]}]+)/.exec(line.text.slice(at))?.[0] ?? "";
  return word === "" ? { from: line.from + Math.min(at, line.text.search(/\S|$/)), to: line.to } : { from: line.from + at, to: line.from + at + word.length };
}
