import { describe, expect, it } from "vitest";
import { deployment, HOSTILE } from "../testing/samples";
import { bars, choices } from "./history";

describe("the chart of durations", () => {
  it("has those that have ended, the oldest first", () => {
    const shown = bars([
      deployment(3, { outcome: "RUNNING", durationMillis: null }),
      deployment(2, { outcome: "ROLLED_BACK", durationMillis: 2500 }),
      deployment(1, { outcome: "DEPLOYED", durationMillis: 1000 }),
    ]);
    expect(shown.map(({ build, seconds, tone }) => [build, seconds, tone])).toEqual([
      ["#1", 1, "good"],
      ["#2", 2.5, "attention"],
    ]);
    expect(shown[1]!.text).toBe("#2: Deploy shop (local), rolled back, 2.5 s");
  });

  it("shows names without their tricks", () => {
    expect(bars([deployment(1, { project: HOSTILE, durationMillis: 1 })])[0]!.text).toContain("⟨U+202E⟩");
  });
});

it("offers what was seen and what is chosen", () => {
  expect(choices(["prod", "dev", "prod"], "")).toEqual(["dev", "prod"]);
  expect(choices([], "qa")).toEqual(["qa"]);
});
