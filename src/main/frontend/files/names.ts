import { visible } from "../format/text";

/* A byte of a name that is no UTF-8 comes as the character U+10F700 + byte (docs/files.md). */
const BYTES = /[\u{10F780}-\u{10F7FF}]/gu;

/** A name as people see it: bytes that are no text as \xNN, line breaks and tricks made visible. */
export function shownName(name: string): string {
  const text = name.replace(BYTES, (character) => `\\x${((character.codePointAt(0) ?? 0) - 0x10f700).toString(16).toUpperCase()}`);
  return visible(text.replaceAll("\n", "\u23ce").replaceAll("\t", "\u21e5"));
}

export function join(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Every folder on the way to a path, the root first, the path itself last. */
export function trail(path: string): { name: string; path: string }[] {
  const parts = path.split("/").filter((part) => part !== "");
  return [{ name: "/", path: "/" }, ...parts.map((name, at) => ({ name, path: `/${parts.slice(0, at + 1).join("/")}` }))];
}

/** Where a link in a folder leads, as a path of the same place; null when it leads above its root. */
export function follow(folder: string, target: string): string | null {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter((part) => part !== "");
  for (const part of target.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) {
        return null;
      }
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return `/${parts.join("/")}`;
}

const LETTERS = { file: "-", folder: "d", link: "l", pipe: "p", socket: "s", block_device: "b", character_device: "c", other: "?" } as const;

export type FileKind = keyof typeof LETTERS;

/** "-rw-r--r--", as ls shows it. */
export function permissions(kind: FileKind, mode: number): string {
  let text: string = LETTERS[kind];
  for (const [shift, special, letter] of [
    [6, 0o4000, "s"],
    [3, 0o2000, "s"],
    [0, 0o1000, "t"],
  ] as const) {
    const bits = mode >> shift;
    text += bits & 4 ? "r" : "-";
    text += bits & 2 ? "w" : "-";
    const run = (bits & 1) !== 0;
    text += mode & special ? (run ? letter : letter.toUpperCase()) : run ? "x" : "-";
  }
  return text;
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** "812 B", "1.4 MiB". */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Why a name cannot be one of a file; empty when it can. */
export function nameProblem(name: string): string {
  if (name === "") {
    return "A name is needed.";
  }
  if (name === "." || name === "..") {
    return "This name stands for a folder itself.";
  }
  if (name.includes("/")) {
    return "A name cannot have a slash.";
  }
  return new TextEncoder().encode(name).length > 255 ? "A name has 255 bytes at most." : "";
}
