// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../api/ApiError";
import { Page } from "../testing/page";
import { deployment, HOSTILE } from "../testing/samples";

vi.mock("../charts/durations", () => ({
  DurationsPlot: class {
    show() {}
    close() {}
  },
}));

let page: Page;

beforeEach(() => {
  page = new Page({ view: "job", jobUrl: "job/shop/" });
});

const rows = () => page.all("tbody tr").map((row) => row.textContent);

async function choose(label: string, value: string): Promise<void> {
  const select = page.all("label").find((element) => element.textContent.startsWith(label))!.querySelector("select")!;
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

describe("the deployments of a job", () => {
  it("are listed with their outcome in words and their cause", async () => {
    page.api.history.mockResolvedValue({
      deployments: [deployment(2, { outcome: "ROLLED_BACK", error: "web is unhealthy. It was rolled back." }), deployment(1)],
      before: null,
    });
    await page.show();
    expect(page.api.history).toHaveBeenCalledWith("job/shop/", { environment: "", outcome: "", before: null });
    expect(rows()[0]).toContain("Rolled back");
    expect(rows()[0]).toContain("web is unhealthy");
    expect(rows()[1]).toContain("Deployed");
    expect(page.all("a[href='/jenkins/job/shop/2/windflow/']")).toHaveLength(1);
    expect(() => page.button("Older deployments")).toThrow("There is no button");
  });

  it("are loaded page by page", async () => {
    page.api.history.mockResolvedValueOnce({ deployments: [deployment(9)], before: 9 });
    await page.show();
    page.api.history.mockResolvedValueOnce({ deployments: [deployment(3)], before: null });
    await page.click("Older deployments");
    expect(page.api.history).toHaveBeenLastCalledWith("job/shop/", { environment: "", outcome: "", before: 9 });
    expect(rows()).toHaveLength(2);
    // News must not throw the reader back to the first page.
    const asked = page.api.history.mock.calls.length;
    await page.event("operations", "operations", {});
    expect(page.api.history).toHaveBeenCalledTimes(asked);
  });

  it("are filtered by the server, which keeps the alternatives", async () => {
    page.api.history.mockResolvedValue({ deployments: [deployment(1, { environment: "prod" }), deployment(2, { environment: "dev" })], before: null });
    await page.show();
    page.api.history.mockResolvedValue({ deployments: [deployment(1, { environment: "prod" })], before: null });
    await choose("Environment", "prod");
    expect(page.api.history).toHaveBeenLastCalledWith("job/shop/", { environment: "prod", outcome: "", before: null });
    expect(page.all("option").map((option) => option.textContent)).toEqual(expect.arrayContaining(["dev", "prod"]));
    await choose("Outcome", "FAILED");
    expect(page.api.history).toHaveBeenLastCalledWith("job/shop/", { environment: "prod", outcome: "FAILED", before: null });
  });

  it("come anew when an operation changes", async () => {
    page.api.history.mockResolvedValue({ deployments: [deployment(1, { outcome: "RUNNING" })], before: null });
    await page.show();
    page.api.history.mockResolvedValue({ deployments: [deployment(1)], before: null });
    await page.event("operations", "operations", {});
    expect(rows()).toEqual([expect.stringContaining("Deployed")]);
  });

  it("may be none, and may fail to load", async () => {
    await page.show();
    expect(page.text).toContain("No build that is kept has deployed anything");
    page.api.history.mockRejectedValue(new ApiError(500, "Internal error."));
    await choose("Outcome", "FAILED");
    expect(page.text).toContain("Internal error.");
  });

  it("cannot hide behind their names", async () => {
    page.api.history.mockResolvedValue({ deployments: [deployment(1, { project: HOSTILE, environment: HOSTILE })], before: null });
    await page.show();
    expect(page.all("img")).toHaveLength(0);
    expect(rows()[0]).toContain("⟨U+202E⟩");
  });
});
