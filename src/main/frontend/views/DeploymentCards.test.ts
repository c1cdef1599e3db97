// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Operation } from "../api/types";
import { Page } from "../testing/page";
import { HOSTILE, operation, operationDocument } from "../testing/samples";

const [STEP] = operation().progress;
const ENDED = { state: "ROLLED_BACK", outcome: "ROLLED_BACK", finished: "2026-01-01T00:00:09Z" } as const;

async function shown(changes: Partial<Operation>): Promise<Page> {
  const page = new Page({ view: "build", operations: ["op-1"], buildUrl: "job/shop/3/" });
  page.api.buildOperation.mockImplementation((_, __, from) => Promise.resolve({ ...operationDocument(changes), next: from }));
  await page.show();
  return page;
}

const card = (page: Page, title: string) => page.all("section.windflow-card").find((element) => element.querySelector("h2")?.textContent.startsWith(title));

describe("a deployment on the page of its build", () => {
  it("has its timeline as a chart and as a table", async () => {
    const page = await shown({ ...ENDED, progress: [{ ...STEP!, state: "FAILED", finished: "2026-01-01T00:00:04Z", error: "no such image" }] });
    expect(page.all(".windflow-gantt__bar--bad")).toHaveLength(1);
    expect(card(page, "Timeline")!.textContent).toContain("the table says the same in words");
    await page.click("Table");
    expect(page.all(".windflow-gantt")).toHaveLength(0);
    expect(page.button("Table").getAttribute("aria-pressed")).toBe("true");
    expect(card(page, "Timeline")!.textContent).toContain("create container shop-web-1");
    expect(card(page, "Timeline")!.textContent).toContain("no such image");
  });

  it("shows five hundred actions at once only when somebody asks", async () => {
    const progress = Array.from({ length: 500 }, (_, i) => ({ ...STEP!, name: `web-${i}`, finished: "2026-01-01T00:00:04Z", state: "SUCCEEDED" }));
    const page = await shown({ ...ENDED, progress });
    expect(page.all(".windflow-gantt__lane")).toHaveLength(40);
    await page.click("Show 460 more");
    expect(page.all(".windflow-gantt__lane")).toHaveLength(500);
  }, 30_000);

  it("says what was rolled back and why", async () => {
    const phases = [
      { name: "gate", started: "2026-01-01T00:00:02Z" },
      { name: "rollback", started: "2026-01-01T00:00:05Z" },
    ];
    const back = { ...STEP!, action: "start container shop-web-1", phase: "rollback", state: "SUCCEEDED", finished: "2026-01-01T00:00:06Z" };
    const page = await shown({ ...ENDED, error: "web is unhealthy. It was rolled back.", phases, progress: [STEP!, back] });
    const text = card(page, "Rollback")!.textContent;
    expect(text).toContain("web is unhealthy");
    expect(text).toContain("Gate");
    expect(text).toContain("start container shop-web-1");
    expect(text).not.toContain("create container");
  });

  it("shows images before and after, and the states of containers", async () => {
    const image = { image: "shop/web:1", id: "sha256:aaaaaaaaaaaaaaaa", digest: null };
    const page = await shown({
      ...ENDED,
      report: {
        images: { web: { before: image, after: { ...image, id: "sha256:bbbbbbbbbbbbbbbb", digest: "sha256:cccccccccccccccc" } }, db: { before: image, after: image }, new: { before: null, after: image } },
        health: { "shop-web-1": { service: "web", states: [{ state: "starting", time: "2026-01-01T00:00:03Z" }, { state: "exited", time: "2026-01-01T00:00:05.5Z" }] } },
      },
    });
    const images = card(page, "Images")!;
    expect(images.textContent).toContain("2 services of 3 change");
    expect([...images.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
      expect.stringMatching(/aaaaaaaaaaaa.*bbbbbbbbbbbb.*cccccccccccc/),
      expect.stringContaining("the same"),
      expect.stringContaining("was not there"),
    ]);
    expect(card(page, "Health")!.textContent).toContain("Starting 2.0 s then Exited 4.5 s");
  });

  it("cannot be broken by names", async () => {
    const page = await shown({
      ...ENDED,
      progress: [{ ...STEP!, name: HOSTILE, action: `create container ${HOSTILE}` }],
      report: { images: { [HOSTILE]: { before: null, after: { image: HOSTILE, id: HOSTILE, digest: null } } }, health: { [HOSTILE]: { service: HOSTILE, states: [{ state: HOSTILE, time: "2026-01-01T00:00:03Z" }] } } },
    });
    expect(page.all("img")).toHaveLength(0);
    expect(page.text).not.toContain("\u202e");
  });
});
