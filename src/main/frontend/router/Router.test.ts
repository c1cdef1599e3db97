// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, it, vi } from "vitest";
import { Page } from "../testing/page";
import { environment, stack, stackList } from "../testing/samples";

async function overview(path = ""): Promise<Page> {
  const page = new Page({ path });
  page.api.environments.mockResolvedValue({ environments: [environment("local"), environment("edge")] });
  page.api.stacks.mockResolvedValue(stackList(stack("shop")));
  await page.show();
  return page;
}

const focused = () => document.activeElement?.textContent;

describe("the pages", () => {
  it("follow their links without loading anew; the heading gets the focus and the window its name", async () => {
    const page = await overview();
    expect(document.title).toBe("Windflow - Jenkins");
    await page.follow("edge");
    expect(location.pathname).toBe("/jenkins/windflow/environment/edge/");
    expect(document.title).toBe("edge - Jenkins");
    expect(focused()).toBe("Overview");
    await page.follow("Stacks");
    expect(location.pathname).toBe("/jenkins/windflow/environment/edge/stacks/");
    expect(page.all("[aria-current=page]").map((tab) => tab.textContent)).toEqual(["Stacks"]);
    expect(focused()).toBe("Stacks");
    expect(page.text).toContain("shop");
  });

  it("keep what they have in common, which asks for the environments once", async () => {
    const page = await overview("environment/local/");
    expect(page.api.environments).toHaveBeenCalledOnce();
    await page.follow("Stacks");
    await page.follow("Overview");
    expect(page.api.environments).toHaveBeenCalledOnce();
  });

  it("go back with the browser", async () => {
    const page = await overview("environment/local/");
    await page.follow("Stacks");
    await act(async () => {
      history.replaceState(null, "", "/jenkins/windflow/environment/local/");
      dispatchEvent(new PopStateEvent("popstate"));
    });
    expect(page.text).toContain("Recent operations");
  });

  it("leave clicks that want another tab, and links to elsewhere, to the browser", async () => {
    const page = await overview("environment/local/");
    const stacks = page.all("a").find(({ textContent }) => textContent === "Stacks")!;
    const click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
    stacks.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: false });
    await act(async () => stacks.dispatchEvent(click));
    expect(location.pathname).toBe("/jenkins/windflow/environment/local/");
  });

  it("say when there is none at an address", async () => {
    const page = await overview("environment/local/nothing/here/");
    expect(page.text).toContain("There is no page at this address.");
  });

  it("say when a view has a fault, and offer to load it again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const page = new Page({ path: "" });
    page.api.environments.mockResolvedValue({ environments: [null as never] });
    await page.show();
    expect(page.text).toContain("This page could not be shown");
    expect(page.button("Load it again")).toBeDefined();
  });
});
