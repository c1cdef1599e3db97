import { describe, expect, it } from "vitest";
import { match, type Route } from "./match";

const route = (path: string): Route => ({ path, view: () => null, title: () => path });
const ROUTES = ["", "environment/:environment", "environment/:environment/containers", "environment/:environment/containers/create", "environment/:environment/container/:id/logs"].map(route);

describe("an address", () => {
  it("leads to the route that has as many parts, with or without slashes at its ends", () => {
    expect(match(ROUTES, "")?.route.path).toBe("");
    expect(match(ROUTES, "environment/local/containers")?.route.path).toBe("environment/:environment/containers");
    expect(match(ROUTES, "/environment/local/containers/")?.params).toEqual({ environment: "local" });
  });

  it("gives the parts that the path names, decoded", () => {
    expect(match(ROUTES, "environment/my%20host/container/a%2Fb/logs/")?.params).toEqual({ environment: "my host", id: "a/b" });
  });

  it("leads nowhere when no path fits or when it is no text", () => {
    expect(match(ROUTES, "environment/local/containers/create/more")).toBeNull();
    expect(match(ROUTES, "nothing")).toBeNull();
    expect(match(ROUTES, "environment/%E0%A4%A")).toBeNull();
  });
});
