import { describe, expect, it } from "vitest";
import { groupActions, hasEnded, verb } from "./operation";

describe("groupActions", () => {
  const action = (type: string, name: string) => ({ type, kind: "container", name, reason: "" });

  it("groups by type in a fixed order, keeps the plan's order within, and loses nothing", () => {
    const groups = groupActions([action("keep", "a"), action("create", "b"), action("shift", "c"), action("keep", "d"), action("pull", "e")]);
    expect(groups.map((group) => [group.type, group.actions.map(({ name }) => name)])).toEqual([
      ["pull", ["e"]],
      ["create", ["b"]],
      ["keep", ["a", "d"]],
      ["shift", ["c"]],
    ]);
  });
});

it("knows when an operation has ended", () => {
  expect(hasEnded({ state: "RUNNING", finished: null })).toBe(false);
  expect(hasEnded({ state: "RECOVERY_PENDING", finished: null })).toBe(false);
  expect(hasEnded({ state: "ROLLED_BACK", finished: null })).toBe(true);
  expect(hasEnded({ state: "RECOVERY_PENDING", finished: "2026-01-01T00:00:00Z" })).toBe(true);
});

it("names every kind", () => {
  expect([verb("DEPLOY"), verb("DOWN"), verb("PLAN"), verb("PRUNE")]).toEqual(["Deploy", "Take down", "Plan", "Prune"]);
});
