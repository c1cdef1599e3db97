import { describe, expect, it } from "vitest";
import type { Environment, EngineStatus } from "../api/types";
import { filterEnvironments, statesOf } from "./environments";

const environment = (name: string, state: EngineStatus, labels: string[] = []): Environment => ({
  name, displayName: `The ${name}`, labels, colour: "", timeZone: "", publicAddress: "", readOnly: false, restricted: false,
  connection: { kind: "tcpSocket", description: `tcp://${name}.example:2375` },
  status: { state, since: null, reason: "" }, engine: null, counts: null,
});
const ALL = [environment("a", "ONLINE", ["eu"]), environment("b", "OFFLINE"), environment("c", "ONLINE"), environment("d", "UNKNOWN", ["EU"])];
const names = (environments: Environment[]) => environments.map(({ name }) => name);

describe("filterEnvironments", () => {
  it("puts trouble first and keeps the order otherwise", () => expect(names(filterEnvironments(ALL, "", ""))).toEqual(["b", "d", "a", "c"]));
  it("finds by name, label and address", () => {
    expect(names(filterEnvironments(ALL, "eu", ""))).toEqual(["d", "a"]);
    expect(names(filterEnvironments(ALL, "C.EXAMPLE", ""))).toEqual(["c"]);
    expect(names(filterEnvironments(ALL, "the b", ""))).toEqual(["b"]);
  });
  it("filters by state", () => expect(names(filterEnvironments(ALL, "", "ONLINE"))).toEqual(["a", "c"]));
});

it("counts states in a fixed order", () => {
  expect([...statesOf(ALL)]).toEqual([["ONLINE", 2], ["OFFLINE", 1], ["UNKNOWN", 1]]);
});
