import { stripAnsi } from "../format/ansi";
import { fold } from "../format/highlight";
import type { LogEntry } from "./types";

/** What is searched for in a log. */
export interface Matcher {
  /** Whether a line holds it. */
  matches: (entry: LogEntry) => boolean;
  /** Where, in the line's text without control sequences. */
  places: (text: string) => [number, number][];
}

/** A searched text as a matcher; null when nothing is searched for, a sentence when it is no regular expression. */
export function matcherOf(wanted: string, regex: boolean): Matcher | string | null {
  if (wanted === "") {
    return null;
  }
  if (!regex) {
    const needle = fold(wanted);
    return remembering({ find: (text) => plainPlaces(fold(text), needle) });
  }
  try {
    const expression = new RegExp(wanted, "giu");
    return remembering({ find: (text) => expressionPlaces(text, expression) });
  } catch (failure) {
    return `This is no regular expression: ${failure instanceof Error ? failure.message.replace(/^Invalid regular expression: /, "") : String(failure)}.`;
  }
}

/** Each line is looked through once; lines do not change. */
function remembering({ find }: { find: (text: string) => [number, number][] }): Matcher {
  const known = new WeakMap<LogEntry, boolean>();
  return {
    places: find,
    matches: (entry) => {
      let found = known.get(entry);
      if (found === undefined) {
        found = find(stripAnsi(entry.text)).length > 0;
        known.set(entry, found);
      }
      return found;
    },
  };
}

function plainPlaces(text: string, needle: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

function expressionPlaces(text: string, expression: RegExp): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(expression)) {
    // An expression that fits nothing at all marks nothing.
    if (match[0] !== "") {
      found.push([match.index, match.index + match[0].length]);
    }
  }
  return found;
}

/** The match after or before the current one, around the end; the first one in the direction when there is no current one; -1 without matches. */
export function step(found: LogEntry[], current: number, forward: boolean): number {
  const next = forward ? found.find(({ seq }) => seq > current) : found.findLast(({ seq }) => seq < current || current < 0);
  return (next ?? (forward ? found[0] : found.at(-1)))?.seq ?? -1;
}
