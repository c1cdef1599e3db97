// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ApiError } from "../api/ApiError";
import { environment, HOSTILE, stack, stackList } from "../testing/samples";
import { Page } from "../testing/page";

function local(permissions: ("view" | "configure")[] = ["view"]): Page {
  const page = new Page({ path: "environment/local/stacks/", permissions });
  page.api.environments.mockResolvedValue({ environments: [environment("local")] });
  return page;
}

const rows = (page: Page) => page.all("tbody tr th").map((cell) => cell.textContent);

describe("the stacks of an environment", () => {
  it("shows stacks and services, and containers when a service is opened", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList(stack("shop"), stack("blog", { origin: "compose" })));
    await page.show();
    expect(rows(page)).toEqual(["blogCompose", "web", "shop", "web"]);
    await page.click("web");
    expect(rows(page)[2]).toBe("blog-web-10123456789ab");
    await page.click("blog");
    expect(rows(page)).toEqual(["blogCompose", "shop", "web"]);
  });

  it("keeps rows open when news come", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList(stack("shop")));
    await page.show();
    await page.click("web");
    page.button("web").focus();
    await page.event("environment:local", "stacks", stackList(stack("shop", { state: "DEGRADED" })));
    expect(rows(page)).toHaveLength(3);
    expect(page.text).toContain("Degraded");
    expect(document.activeElement).toBe(page.button("web"));
  });

  it("searches after `/`", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList(stack("shop"), stack("blog")));
    await page.show();
    await page.press("/");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Search stacks");
    await page.type("Search stacks", "blo");
    expect(rows(page)).toEqual(["blog", "web"]);
    await page.type("Search stacks", "nothing of the kind");
    expect(page.text).toContain("No stack matches");
  });

  it("shows its keys after `?`", async () => {
    const page = local();
    page.api.stacks.mockResolvedValue(stackList());
    await page.show();
    await page.press("?");
    expect(page.all("dialog[open]")).toHaveLength(1);
    expect(page.text).toContain("Search the stacks");
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
    expect(rows(page)).toContain("shop");
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
