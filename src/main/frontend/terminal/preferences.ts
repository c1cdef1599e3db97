import type { ScreenOptions } from "./Screen";
import type { TerminalWish } from "./api";

const OPTIONS = "windflow-terminal";
const WISHES = "windflow-terminal-wish:";
const SMALLEST = 8;
const LARGEST = 32;

const STANDARD: ScreenOptions = { fontSize: 14, screenReader: false };
export const NO_WISH: TerminalWish = { program: "", user: "", directory: "" };

/** How this browser shows terminals. */
export function loadOptions(): ScreenOptions {
  const { fontSize, screenReader } = { ...STANDARD, ...read<Partial<ScreenOptions>>(OPTIONS) };
  return { fontSize: Math.min(LARGEST, Math.max(SMALLEST, Number(fontSize) || STANDARD.fontSize)), screenReader: screenReader === true };
}

export function saveOptions(options: ScreenOptions): void {
  localStorage.setItem(OPTIONS, JSON.stringify(options));
}

/** What was opened last in a container of this name. */
export function loadWish(container: string): TerminalWish {
  const { program, user, directory } = { ...NO_WISH, ...read<Partial<TerminalWish>>(WISHES + container) };
  return { program: String(program), user: String(user), directory: String(directory) };
}

export function saveWish(container: string, wish: TerminalWish): void {
  localStorage.setItem(WISHES + container, JSON.stringify(wish));
}

function read<T extends object>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as T | null;
  } catch {
    // Somebody else wrote there: as good as nothing.
    return null;
  }
}
