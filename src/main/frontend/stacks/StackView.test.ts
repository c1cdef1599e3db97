// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, it } from "vitest";
import type { Permission } from "../shell";
import { Page } from "../testing/page";
import { operation, stackDocument } from "../testing/samples";

// The test's document has no popovers.
HTMLElement.prototype.showPopover ??= () => {};
HTMLElement.prototype.hidePopover ??= () => {};

function shop(permissions: Permission[], changes = {}): Page {
  const page = new Page({ path: "environment/local/stack/shop/", permissions });
  page.api.get.mockResolvedValue(stackDocument("shop", changes));
  return page;
}

function submits(page: Page): void {
  page.api.post.mockResolvedValue(new Response(JSON.stringify({ operation: operation({ id: "op-1" }), log: [], next: 0 })));
  page.api.operation.mockResolvedValue({ operation: operation({ id: "op-1" }), log: [], next: 0 });
}

async function choose(page: Page, menu: string, entry: string): Promise<void> {
  await page.click(menu);
  const found = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find((item) => item.textContent === entry);
  if (found === undefined) {
    throw new Error(`There is no ${entry} in ${menu}.`);
  }
  await act(async () => found.click());
}

describe("the page of a stack", () => {
  it("shows services, containers, ports and what belongs to it", async () => {
    const page = shop(["view"]);
    await page.show();
    expect(page.text).toContain("8080:80/tcp");
    expect(page.text).toContain("Revision 3");
    expect(page.all('a[href="/jenkins/windflow/environment/local/volume/shop_data/"]')).toHaveLength(1);
    expect(page.all("[aria-haspopup=menu]").map((button) => button.getAttribute("aria-label"))).toEqual([]);
  });

  it("acts on one service for those who may operate", async () => {
    const page = shop(["view", "operate"]);
    submits(page);
    await page.show();
    await choose(page, "Actions for web", "Stop");
    expect(page.api.post).toHaveBeenCalledWith("environment/local/stack/shop/stop", { services: ["web"] });
  });

  it("names what a down removes, and leaves volumes to those who may delete", async () => {
    const page = shop(["view", "deploy"]);
    submits(page);
    await page.show();
    await choose(page, "Actions for shop", "Take down");
    await expect.poll(() => page.all("dialog[open]").map((dialog) => dialog.textContent).join("")).toContain("shop_default");
    expect(page.all("dialog[open]")[0]?.textContent).toContain("shop_data");
    expect((page.all("dialog[open] input")[0] as HTMLInputElement).disabled).toBe(true);
    await page.click("Take down");
    expect(page.api.post).toHaveBeenCalledWith("environment/local/stack/shop/down", { volumes: false, removeOrphans: true });
  });

  it("adopts a stack of others only when nothing would be replaced", async () => {
    const page = shop(["view", "deploy"], { origin: "compose", revision: null });
    const proposal = { contents: true, files: [{ path: "compose.yaml", text: "services: {}" }], further: [], variables: { KEY: "x" }, projectDirectory: null, services: ["web"], remarks: ["Not sayable."] };
    const difference = { type: "recreate", kind: "container", name: "shop-web-1", reason: "labels" };
    page.api.post.mockImplementation((path) =>
      Promise.resolve(new Response(JSON.stringify(path.endsWith("propose") ? { ...proposal, differences: [difference] } : { operation: operation(), log: [], next: 0 }))),
    );
    await page.show();
    await page.click("Adopt");
    await expect.poll(() => page.text).toContain("would change 1 thing");
    expect(page.text).toContain("Not sayable.");
    expect(page.button("Adopt").disabled).toBe(true);
  });
});
