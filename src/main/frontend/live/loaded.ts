import type { ApiError } from "../api/ApiError";

/** Something that the page has asked for. */
export type Loaded<T> =
  | { phase: "loading" }
  /** `stale`: why it could not be brought up to date the last time; null when it is. */
  | { phase: "ready"; value: T; stale: ApiError | null }
  | { phase: "failed"; error: ApiError };

export type LoadedAction<T> =
  | { type: "loaded"; value: T }
  | { type: "failed"; error: ApiError }
  | { type: "retry" };

/** Keeps what is known when an update fails, unless the user may not see it any more or it is gone. */
export function loaded<T>(before: Loaded<T>, action: LoadedAction<T>): Loaded<T> {
  switch (action.type) {
    case "loaded":
      return { phase: "ready", value: action.value, stale: null };
    case "failed": {
      const keep = before.phase === "ready" && !action.error.forbidden && !action.error.missing;
      return keep ? { ...before, stale: action.error } : { phase: "failed", error: action.error };
    }
    case "retry":
      return before.phase === "failed" ? { phase: "loading" } : before;
  }
}
