import { describe, expect, it } from "vitest";
import type { ProgressStep } from "../api/types";
import { operation } from "../testing/samples";
import { ticksOf, timelineOf } from "./timeline";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, 1) + seconds * 1000).toISOString();

function step(name: string, started: number, finished: number | null, state = "SUCCEEDED"): ProgressStep {
  return { action: `create container ${name}`, type: "container.create", name, phase: "apply", state, started: at(started), finished: finished === null ? null : at(finished), error: null };
}

describe("a timeline", () => {
  it("is none before anything is done", () => {
    expect(timelineOf(operation({ progress: [], phases: [] }), 0)).toBeNull();
  });

  it("places actions and phases by their time", () => {
    const timeline = timelineOf(
      operation({
        finished: at(10),
        progress: [step("shop-web-1", 1, 3), step("0123456789ab_shop-web-1", 5, 6)],
        phases: [
          { name: "apply", started: at(0) },
          { name: "gate", started: at(4) },
        ],
      }),
      0,
    )!;
    expect(timeline.span).toBe(10_000);
    expect(timeline.lanes.map(({ name }) => name)).toEqual(["shop-web-1"]);
    expect(timeline.lanes[0]!.bars.map(({ left, width, millis }) => [left, width, millis])).toEqual([
      [0.1, expect.closeTo(0.2), 2000],
      [0.5, expect.closeTo(0.1), 1000],
    ]);
    expect(timeline.phases.map(({ name, left, width }) => [name, left, width])).toEqual([
      ["apply", 0, 0.4],
      ["gate", 0.4, 0.6],
    ]);
  });

  it("grows with the clock while something runs", () => {
    const running = operation({ finished: null, progress: [step("web", 1, null, "RUNNING")], phases: [] });
    const timeline = timelineOf(running, Date.parse(at(5)))!;
    expect(timeline.span).toBe(5000);
    expect(timeline.lanes[0]!.bars[0]).toMatchObject({ left: 0.2, width: 0.8, millis: null, tone: "busy" });
  });

  it("shows the states of a container in its lane", () => {
    const states = [
      { state: "starting", time: at(1) },
      { state: "unhealthy", time: at(3) },
    ];
    const timeline = timelineOf(operation({ finished: at(4), progress: [step("web", 0, 1)], report: { health: { web: { service: "web", states } } } }), 0)!;
    expect(timeline.lanes[0]!.bars.map(({ text, tone, millis }) => [text, tone, millis])).toEqual([
      ["create container web", "good", 1000],
      ["web is starting", "busy", 2000],
      ["web is unhealthy", "bad", 1000],
    ]);
  });

  it("is finite for times that are none", () => {
    const bad = { ...step("web", 0, 1), started: "soon", finished: "later" };
    const timeline = timelineOf(operation({ started: "x", finished: "y", progress: [bad], phases: [{ name: "apply", started: "z" }] }), 0)!;
    expect(timeline.span).toBe(1);
    expect(timeline.lanes[0]!.bars[0]).toMatchObject({ left: 0, from: 0 });
  });

  it("holds five hundred actions", () => {
    const progress = Array.from({ length: 500 }, (_, i) => step(`web-${i}`, i, i + 1));
    expect(timelineOf(operation({ finished: at(501), progress }), 0)!.lanes).toHaveLength(500);
  });
});

describe("the ticks", () => {
  it("are round and few", () => {
    expect(ticksOf(950)).toEqual([0, 200, 400, 600, 800]);
    expect(ticksOf(12_000)).toEqual([0, 2000, 4000, 6000, 8000, 10_000, 12_000]);
    expect(ticksOf(3_600_000).length).toBeLessThanOrEqual(7);
  });
});
