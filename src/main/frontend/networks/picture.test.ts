import { describe, expect, it } from "vitest";
import type { UsingContainer } from "../objects/types";
import type { Network, NetworkList } from "./api";
import { BOX, draw } from "./picture";

function container(name: string, stack = ""): UsingContainer {
  return { id: `id-${name}`, name, state: "running", stack, service: "" };
}

function network(name: string, members: UsingContainer[]): Network {
  return {
    id: `net-${name}`,
    name,
    driver: "bridge",
    scope: "local",
    created: "",
    builtIn: false,
    internal: false,
    attachable: false,
    ipv6: false,
    ipam: "default",
    pools: [],
    options: {},
    labels: {},
    stack: "",
    containers: members.map((member) => ({ ...member, ipv4: "", ipv6: "", macAddress: "" })),
  };
}

function crowd(): NetworkList {
  const web = container("web", "shop");
  const db = container("db", "shop");
  const lone = container("lone");
  return { networks: [network("back", [db, web]), network("front", [web, lone]), network("none", [])], containers: [lone, web, db] };
}

describe("the picture of the networks", () => {
  it("has everything, and a line for each place in a network", () => {
    const picture = draw(crowd());
    expect(picture.networks).toHaveLength(3);
    expect(picture.containers).toHaveLength(3);
    expect(picture.lines.map((line) => `${line.network}-${line.container}`).sort()).toEqual(["net-back-id-db", "net-back-id-web", "net-front-id-lone", "net-front-id-web"]);
    expect(picture.frames.map(({ stack }) => stack)).toEqual(["shop"]);
  });

  it("puts nothing over anything else, and all of a stack into its frame", () => {
    const picture = draw(crowd());
    for (const column of [picture.networks, picture.containers]) {
      const tops = column.map(({ y }) => y).sort((a, b) => a - b);
      tops.slice(1).forEach((top, index) => expect(top - tops[index]!).toBeGreaterThanOrEqual(BOX.height));
    }
    const frame = picture.frames[0]!;
    for (const { thing, y } of picture.containers) {
      const inside = y >= frame.y && y + BOX.height <= frame.y + frame.height;
      expect(inside).toBe(thing.stack === "shop");
    }
    const lowest = Math.max(...[...picture.networks, ...picture.containers].map(({ y }) => y + BOX.height));
    expect(picture.height).toBeGreaterThan(lowest);
  });

  it("leaves out lines to containers that are not there any more", () => {
    const { networks } = crowd();
    expect(draw({ networks, containers: [] }).lines).toEqual([]);
  });
});
