import { expect, it } from "vitest";
import { operation } from "../testing/samples";
import { actionsIn, recoveryConsequence } from "./recovery";

it("tells what a decision does", () => {
  expect(recoveryConsequence(operation(), "resume")).toContain("goes on in local");
  expect(recoveryConsequence(operation({ kind: "DOWN" }), "resume")).toContain("left of what it was to remove from local");
  expect(recoveryConsequence(operation(), "rollback")).toContain("taken back");
});

it("finds actions by their state", () => {
  expect(actionsIn(operation(), "RUNNING").map(({ action }) => action)).toEqual(["create container shop-web-1"]);
  expect(actionsIn(operation(), "UNKNOWN")).toEqual([]);
});
