// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ApiError } from "../api/ApiError";
import { environment, HOSTILE, stack, stackList } from "../testing/samples";
import { Page } from "../testing/page";

function local(permissions: ("view" | "configure" | "deploy")[] = ["view"]): Page {
  const page = new Page({ path: "environment/local/stacks/", permissions });
  page.api.environments.mockResolvedValue({ environments: [environment("local")] });
  return page;
}

const names = (page: Page) => page.all('table a[href*="/stack/"]').map((link) => link.textContent);

describe("the stacks of an environment", () => {
  it("says of each how it is, what is deployed and by whom", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList(stack("shop"), stack("blog", { origin: "compose", revision: null, state: "CRASHING" })));
    await page.show();
    expect(names(page)).toEqual(["blog", "shop"]);
    expect(page.text).toContain("Crashing");
    expect(page.text).toContain("Compose");
    expect(page.all('a[href="/jenkins/job/shop/7/"]')).toHaveLength(1);
    await page.event("environment:local", "stacks", stackList(stack("shop", { state: "PARTIAL" })));
    expect(names(page)).toEqual(["shop"]);
    expect(page.text).toContain("Partly running");
  });

  it("offers only what the user may do", async () => {
    const viewer = local();
    viewer.api.stacks.mockResolvedValue(stackList(stack("shop")));
    await viewer.show();
    expect(viewer.all("[aria-haspopup=menu]").map((button) => button.getAttribute("aria-label"))).not.toContain("Actions for shop");
    expect(viewer.text).not.toContain("New stack");
    const deployer = local(["view", "deploy"]);
    deployer.api.stacks.mockResolvedValue(stackList(stack("shop")));
    await deployer.show();
    expect(deployer.all('a[href="/jenkins/windflow/environment/local/stacks/create/"]').length).toBeGreaterThan(0);
  });

  it("searches after `/`, in services and images too", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList(stack("shop"), stack("blog", { services: [] })));
    await page.show();
    await page.press("/");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Search stacks");
    await page.type("Search stacks", "shop/web");
    expect(names(page)).toEqual(["shop"]);
  });

  it("is designed for having no stack", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList());
    await page.show();
    expect(page.text).toContain("No stack runs here yet");
  });

  it("shows what is known while the engine does not answer", async () => {
    const page = local();
    page.api.stacks.mockRejectedValue(new ApiError(502, "local cannot be reached: connection refused."));
    await page.show();
    expect(page.text).toContain("Online");
    expect(page.text).toContain("The Docker engine does not answer");
    expect(page.text).toContain("local cannot be reached: connection refused.");
  });

  it("keeps the stacks on the page when the engine goes away", async () => {
    const page = local();
    page.api.stacks.mockResolvedValueOnce(stackList(stack("shop")));
    page.api.stacks.mockRejectedValue(new ApiError(502, "It went away."));
    await page.show();
    await page.event("environment:local", "gone", { topic: "environment:local" });
    expect(page.text).toContain("It went away. What you see is the last known state.");
    expect(names(page)).toContain("shop");
  });

  it("does not exist for those who may not see it", async () => {
    const page = new Page({ path: "environment/secret/" });
    page.api.environments.mockResolvedValue({ environments: [environment("local")] });
    await page.show();
    expect(page.text).toContain("Not found");
    expect(page.api.stacks).not.toHaveBeenCalled();
  });

  it("offers the connection test only to those who may configure, and shows each step", async () => {
    const viewer = local();
    viewer.api.stacks.mockResolvedValue(stackList());
    await viewer.show();
    expect(() => viewer.button("Test connection")).toThrow("There is no button");
    const admin = local(["view", "configure"]);
    admin.api.stacks.mockResolvedValue(stackList());
    admin.api.testConnection.mockResolvedValue({
      steps: [
        { name: "Connect", ok: true, millis: 3, message: "connected" },
        { name: "API version", ok: false, millis: 1200, message: HOSTILE },
      ],
    });
    await admin.show();
    await admin.click("Test connection");
    const steps = admin.all("dialog li").map((step) => step.textContent);
    expect(steps[0]).toBe("SucceededConnectconnected3 ms");
    expect(steps[1]).toContain("FailedAPI version");
    expect(admin.all("dialog img")).toEqual([]);
  });
});
