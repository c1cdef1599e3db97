export type DiffLineKind = "added" | "removed" | "place" | "same";

export interface DiffLine {
  kind: DiffLineKind;
  text: string;
}

/** The lines of a unified diff, without the two that name the file. */
export function diffLines(unified: string): DiffLine[] {
  return unified
    .split("\n")
    .slice(2)
    .map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(line: string): DiffLineKind {
  switch (line[0]) {
    case "+":
      return "added";
    case "-":
      return "removed";
    case "@":
      return "place";
    default:
      return "same";
  }
}
