import { describe, expect, it } from "vitest";
import type { LayerFacts, Operation } from "../api/types";
import { barsOf, overall } from "./progress";

function operation(progress: Record<string, LayerFacts>): Operation {
  return { report: { progress } } as unknown as Operation;
}

describe("progress of a job", () => {
  it("counts a layer as there only when it is unpacked", () => {
    const bars = barsOf(
      operation({
        a: { status: "Downloading", current: 50, total: 100 },
        b: { status: "Download complete", current: 0, total: 0 },
        c: { status: "Extracting", current: 50, total: 100 },
        d: { status: "Pull complete", current: 0, total: 0 },
        e: { status: "Waiting", current: 0, total: 0 },
      }),
    );
    expect(bars.map(({ part }) => part)).toEqual([0.375, 0.75, 0.875, 1, 0]);
    expect(bars.filter(({ done }) => done).map(({ name }) => name)).toEqual(["d"]);
    expect(overall(bars)).toBeCloseTo(0.6);
  });

  it("does not make up what nobody knows", () => {
    expect(overall(barsOf(operation({ upload: { status: "Uploading", current: 500, total: 0 } })))).toBeNull();
    expect(overall(barsOf(operation({})))).toBeNull();
    expect(barsOf({ report: {} } as unknown as Operation)).toEqual([]);
  });
});
