import { describe, expect, it } from "vitest";
import { operation } from "../testing/samples";
import { imageChange, rollbackOf } from "./deployment";

const image = (name: string, id: string | null) => ({ image: name, id, digest: null });

describe("the image of a service", () => {
  it("is the same only when name and ID are", () => {
    expect(imageChange(image("a:1", "x"), image("a:1", "x"))).toBe("same");
    expect(imageChange(image("a:1", "x"), image("a:1", "y"))).toBe("changed");
    expect(imageChange(image("a:1", "x"), image("a:2", "x"))).toBe("changed");
    expect(imageChange(image("a:1", null), image("a:1", null))).toBe("changed");
  });

  it("comes and goes with its service", () => {
    expect(imageChange(null, image("a:1", "x"))).toBe("new");
    expect(imageChange(image("a:1", "x"), null)).toBe("gone");
    expect(imageChange(null, null)).toBe("same");
  });
});

describe("a rollback", () => {
  it("is none without its phase", () => {
    expect(rollbackOf(operation())).toBeNull();
  });

  it("has its actions, its time and what went wrong before", () => {
    const step = { type: "container.start", name: "web", state: "SUCCEEDED", started: "2026-01-01T00:00:05Z", finished: "2026-01-01T00:00:06Z", error: null };
    const rollback = rollbackOf(
      operation({
        finished: "2026-01-01T00:00:08Z",
        phases: [
          { name: "gate", started: "2026-01-01T00:00:02Z" },
          { name: "rollback", started: "2026-01-01T00:00:05Z" },
        ],
        progress: [
          { ...step, phase: "apply", action: "create container web" },
          { ...step, phase: "rollback", action: "start container web" },
        ],
      }),
    )!;
    expect(rollback.after).toBe("gate");
    expect(rollback.millis).toBe(3000);
    expect(rollback.steps.map(({ action }) => action)).toEqual(["start container web"]);
  });
});
