import { describe, expect, it } from "vitest";
import type { Container, Service, Stack } from "../api/types";
import { ALL_STACKS, containersOf, filterStacks, running, stackHealth, statesOf } from "./stacks";

const container = (name: string, state = "running"): Container => ({
  id: `${name}-0123456789ab`, name, state, status: "", health: "none", exitCode: null, restartCount: 0, created: null,
});
const service = (name: string, health = "none", image = `registry.example/${name}:1`): Service => ({
  name, image, state: "running", health, containers: [container(`x-${name}-1`), container(`x-${name}-2`, "exited")],
});
const stack = (project: string, state: string, ...services: Service[]): Stack => ({
  project, origin: "windflow", state, controller: null, revision: null, services,
});

const SHOP = stack("shop", "RUNNING", service("web", "healthy"), service("db", "starting"));
const BLOG = stack("Blog", "STOPPED", service("web"));
const WIKI = stack("wiki-2", "RUNNING", service("app", "unhealthy"));
const OLD = stack("wiki-10", "PARTIAL");
const ALL = [SHOP, OLD, WIKI, BLOG];
const projects = (stacks: Stack[]) => stacks.map((each) => each.project);

describe("filterStacks", () => {
  it("sorts by name as people do", () => expect(projects(filterStacks(ALL, ALL_STACKS))).toEqual(["Blog", "shop", "wiki-2", "wiki-10"]));

  it("puts trouble first", () => {
    expect(projects(filterStacks(ALL, { ...ALL_STACKS, sort: "trouble" }))).toEqual(["wiki-2", "wiki-10", "Blog", "shop"]);
  });

  it("filters by state", () => expect(projects(filterStacks(ALL, { ...ALL_STACKS, state: "RUNNING" }))).toEqual(["shop", "wiki-2"]));

  it("finds projects with everything in them, and services, images and containers alone", () => {
    const find = (text: string) => filterStacks(ALL, { ...ALL_STACKS, text }).map((each) => [each.project, each.services.map(({ name }) => name)]);
    expect(find(" SHOP ")).toEqual([["shop", ["web", "db"]]]);
    expect(find("web")).toEqual([["Blog", ["web"]], ["shop", ["web"]]]);
    expect(find("registry.example/db")).toEqual([["shop", ["db"]]]);
    expect(find("x-app-2")).toEqual([["wiki-2", ["app"]]]);
    expect(find("nothing")).toEqual([]);
  });

  it("leaves its input alone", () => {
    const before = structuredClone(ALL);
    filterStacks(ALL, { text: "web", state: "RUNNING", sort: "trouble" });
    expect(ALL).toEqual(before);
  });
});

it("counts", () => {
  expect(running(containersOf(SHOP))).toBe(2);
  expect(containersOf(SHOP)).toHaveLength(4);
  expect(statesOf(ALL)).toEqual(new Map([["RUNNING", 2], ["PARTIAL", 1], ["STOPPED", 1]]));
});

it("takes the worst health for a stack's", () => {
  expect([SHOP, BLOG, WIKI, OLD].map(stackHealth)).toEqual(["starting", "none", "unhealthy", "none"]);
});
