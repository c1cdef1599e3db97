import { describe, expect, it } from "vitest";
import { ApiError } from "../api/ApiError";
import { loaded, type Loaded } from "./loaded";

const ready: Loaded<string> = { phase: "ready", value: "old", stale: null };
const failed = (status: number) => ({ type: "failed", error: new ApiError(status, "why") }) as const;

describe("loaded", () => {
  it("takes what came", () => expect(loaded({ phase: "loading" }, { type: "loaded", value: "new" })).toEqual({ ...ready, value: "new" }));

  it("keeps what it had through a failure, and says that it is old", () => {
    for (const status of [0, 500, 502]) {
      expect(loaded(ready, failed(status))).toMatchObject({ phase: "ready", value: "old", stale: { status } });
    }
  });

  it("forgets what may not be seen any more or is gone", () => {
    for (const status of [401, 403, 404]) {
      expect(loaded(ready, failed(status))).toMatchObject({ phase: "failed", error: { status } });
    }
  });

  it("fails when there is nothing to keep", () => {
    expect(loaded({ phase: "loading" }, failed(500)).phase).toBe("failed");
  });

  it("shows that it tries again, but hides nothing for it", () => {
    expect(loaded({ phase: "failed", error: new ApiError(500, "why") }, { type: "retry" })).toEqual({ phase: "loading" });
    expect(loaded(ready, { type: "retry" })).toBe(ready);
  });
});
