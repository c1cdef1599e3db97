import type { ImageFacts, Operation, ProgressStep } from "../api/types";

/** How the image of a service differs. One that is not on the engine yet will be another one. */
export function imageChange(before: ImageFacts | null, after: ImageFacts | null): "same" | "new" | "changed" | "gone" {
  if (before === null || after === null) {
    return before === after ? "same" : before === null ? "new" : "gone";
  }
  return before.id !== null && before.id === after.id && before.image === after.image ? "same" : "changed";
}

/** The rollback of an operation. */
export interface Rollback {
  /** The phase in which it had become necessary. */
  after: string | null;
  steps: ProgressStep[];
  /** How long it took; null while it goes on. */
  millis: number | null;
}

/** Null when nothing was taken back. */
export function rollbackOf(operation: Operation): Rollback | null {
  const first = operation.phases.findIndex(({ name }) => name === "rollback");
  if (first < 0) {
    return null;
  }
  const begun = Date.parse(operation.phases[first]!.started);
  return {
    after: operation.phases[first - 1]?.name ?? null,
    steps: operation.progress.filter(({ phase }) => phase === "rollback"),
    millis: operation.finished === null ? null : Math.max(0, Date.parse(operation.finished) - begun),
  };
}
