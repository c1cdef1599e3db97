// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ApiError } from "../api/ApiError";
import { environment, HOSTILE, operation } from "../testing/samples";
import { Page } from "../testing/page";

describe("the overview", () => {
  it("shows every environment with its state in words, trouble first", async () => {
    const page = new Page({ path: "" });
    const offline = environment("edge", { status: { state: "OFFLINE", since: null, reason: "Nothing listens there." } });
    page.api.environments.mockResolvedValue({ environments: [environment("local"), offline] });
    await page.show();
    const tiles = page.all("article");
    expect(tiles.map((tile) => tile.querySelector("h2")!.textContent)).toEqual(["edge", "local"]);
    expect(tiles[0]!.textContent).toContain("Offline");
    expect(tiles[0]!.textContent).toContain("Nothing listens there.");
    expect(tiles[1]!.textContent).toContain("Online");
    expect(tiles[1]!.querySelector("a")!.getAttribute("href")).toBe("/jenkins/windflow/environment/local/");
  });

  it("follows the live stream and keeps what the user has typed", async () => {
    const page = new Page({ path: "" });
    page.api.environments.mockResolvedValue({ environments: [environment("local")] });
    await page.show();
    await page.type("Search environments", "lo");
    const degraded = environment("local", { status: { state: "DEGRADED", since: null, reason: "Slow." } });
    await page.event("environments", "environments", { environments: [degraded, environment("other")] });
    expect(page.all("article").map((tile) => tile.querySelector("h2")!.textContent)).toEqual(["local"]);
    expect(page.text).toContain("Degraded");
    expect(page.all("[aria-live]").map((region) => region.textContent)).toContain("local: Degraded.");
  });

  it("says how to begin to those who can, and whom to ask to others", async () => {
    const mine = new Page({ path: "", permissions: ["view", "configure"] });
    mine.api.environments.mockResolvedValue({ environments: [] });
    await mine.show();
    expect(mine.all(".jenkins-notice a").map((link) => link.getAttribute("href"))).toEqual(["/jenkins/manage/configure"]);
    const theirs = new Page({ path: "" });
    theirs.api.environments.mockResolvedValue({ environments: [] });
    await theirs.show();
    expect(theirs.all(".jenkins-notice a")).toEqual([]);
    expect(theirs.text).toContain("An administrator adds Docker hosts");
  });

  it("tells that it is forbidden", async () => {
    const page = new Page({ path: "" });
    page.api.environments.mockRejectedValue(new ApiError(403, "viewer lacks the permission Windflow/View."));
    await page.show();
    expect(page.text).toContain("You may not see this");
    expect(page.text).toContain("viewer lacks the permission Windflow/View.");
  });

  it("tries again after a failure", async () => {
    const page = new Page({ path: "" });
    page.api.environments.mockRejectedValueOnce(new ApiError(500, "It broke."));
    page.api.environments.mockResolvedValue({ environments: [environment("local")] });
    await page.show();
    expect(page.text).toContain("It broke.");
    await page.click("Retry");
    expect(page.text).not.toContain("It broke.");
    expect(page.all("article")).toHaveLength(1);
  });

  it("shows hostile names as text", async () => {
    const page = new Page({ path: "" });
    const status = { state: "OFFLINE", since: null, reason: HOSTILE } as const;
    page.api.environments.mockResolvedValue({ environments: [environment("e", { displayName: HOSTILE, labels: [HOSTILE], status })] });
    page.api.operations.mockResolvedValue({ operations: [operation({ project: HOSTILE, cause: HOSTILE })], undecided: [] });
    await page.show();
    expect(page.all("img")).toEqual([]);
    expect(page.text).not.toContain("\u202e");
    expect(page.all("h2 bdi").map((name) => name.textContent)).toContain(HOSTILE.replace("\u202e", "⟨U+202E⟩"));
  });

  it("lists the last operations with links to them and their builds", async () => {
    const page = new Page({ path: "" });
    page.api.environments.mockResolvedValue({ environments: [environment("local")] });
    page.api.operations.mockResolvedValue({ operations: [operation()], undecided: [] });
    await page.show();
    const links = page.all("tbody a").map((link) => link.getAttribute("href"));
    expect(links).toEqual(["/jenkins/windflow/operation/op-1/", "/jenkins/windflow/environment/local/", "/jenkins/job/shop/3/"]);
  });

  it("names every operation that waits for a decision, also those that are not among the last ones", async () => {
    const page = new Page({ path: "" });
    page.api.environments.mockResolvedValue({ environments: [environment("local")] });
    const waiting = [operation({ id: "op-old", state: "RECOVERY_PENDING" }), operation({ id: "op-older", project: "", subject: { type: "container", name: "web" } })];
    page.api.operations.mockResolvedValue({ operations: [operation()], undecided: waiting });
    await page.show();
    expect(page.text).toContain("2 operations were interrupted and wait for a decision");
    expect(page.all(".windflow-undecided a").map((link) => `${link.textContent} ${link.getAttribute("href")}`)).toEqual([
      "Deploy shop /jenkins/windflow/operation/op-old/",
      "Deploy container web /jenkins/windflow/operation/op-older/",
    ]);
  });
});
