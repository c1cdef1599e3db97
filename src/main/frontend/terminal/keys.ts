import type { KeyMeaning } from "../components/keyHelp";

/** What the page does with a key that is pressed in a terminal; every other one is the shell's. */
export type PageKey = "search" | "copy" | "leave" | "larger" | "smaller" | "splitRow" | "splitColumn" | "next";

const KEYS: Record<string, PageKey> = {
  "Ctrl+Shift+F": "search",
  "Ctrl+Shift+C": "copy",
  "Ctrl+F6": "leave",
  "Ctrl+Shift+>": "larger",
  "Ctrl+Shift+<": "smaller",
  "Ctrl+Shift+D": "splitRow",
  "Ctrl+Shift+E": "splitColumn",
  "Ctrl+Shift+O": "next",
};

export const KEY_HELP: readonly KeyMeaning[] = [
  ["Ctrl+Shift+C", "Terminal: copy what is selected"],
  ["Ctrl+Shift+V", "Terminal: paste"],
  ["Ctrl+Shift+F", "Terminal: search"],
  ["Ctrl+Shift+D", "Terminal: another one beside it"],
  ["Ctrl+Shift+E", "Terminal: another one below it"],
  ["Ctrl+Shift+O", "Terminal: go to the next one"],
  ["Ctrl+F6", "Terminal: leave it for the buttons above"],
];

export function pageKey(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">): PageKey | null {
  if (!event.ctrlKey || event.altKey || event.metaKey) {
    return null;
  }
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return KEYS[`Ctrl+${event.shiftKey ? "Shift+" : ""}${key}`] ?? null;
}
