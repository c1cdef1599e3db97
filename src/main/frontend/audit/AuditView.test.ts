// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { HOSTILE } from "../testing/samples";
import { Page } from "../testing/page";
import type { AuditRecord } from "./api";
import { withNewest } from "./useAudit";

function record(id: string, changes: Partial<AuditRecord> = {}): AuditRecord {
  return { id, time: "2026-01-01T00:00:00Z", who: "anna", address: "10.0.0.7", environment: "local", action: "container.start", kind: "CONTAINER", subject: "web", outcome: "DONE", detail: "", operation: "", ...changes };
}

function log(path: string, ...pages: { records: AuditRecord[]; before: string | null }[]): Page {
  const page = new Page({ path, permissions: ["view", "configure"] });
  for (const one of pages) {
    page.api.get.mockResolvedValueOnce(one);
  }
  page.api.get.mockResolvedValue(pages.at(-1));
  return page;
}

describe("the audit log", () => {
  it("shows records and their details, whatever is in them", async () => {
    const page = log("audit/", { records: [record("1", { subject: HOSTILE, detail: HOSTILE, outcome: "REFUSED" })], before: null });
    await page.show();
    expect(page.text).toContain("Refused");
    expect(page.all("img")).toHaveLength(0);
    await page.click("start container");
    expect(page.text).toContain("10.0.0.7");
    expect(page.text).toContain("U+202E");
    expect(page.all("img")).toHaveLength(0);
  });

  it("takes its filters from the address and goes on with older records", async () => {
    const page = log("audit/?who=anna&outcome=FAILED", { records: [record("2026-01.9")], before: "2026-01.9" }, { records: [record("2026-01.1", { subject: "old" })], before: null });
    await page.show();
    expect(page.api.get).toHaveBeenCalledWith("audit/?who=anna&outcome=FAILED");
    await page.click("Show older records");
    expect(page.api.get).toHaveBeenLastCalledWith("audit/?who=anna&outcome=FAILED&before=2026-01.9");
    expect(page.text).toContain("old");
    expect(page.all("a[download]").map((link) => link.getAttribute("href"))).toContain("/jenkins/windflow/api/audit/export?who=anna&outcome=FAILED&format=csv");
  });

  it("shows new records at once", async () => {
    const page = log("audit/", { records: [record("1")], before: null }, { records: [record("2", { subject: "fresh" }), record("1")], before: null });
    await page.show();
    await page.event("audit:all", "audit", {});
    expect(page.text).toContain("fresh");
    expect(page.all("tbody")).toHaveLength(2);
  });

  it("is for those who configure", async () => {
    const page = new Page({ path: "audit/", permissions: ["view", "deploy"] });
    await page.show();
    expect(page.text).toContain("Windflow/Configure");
    expect(page.api.get).not.toHaveBeenCalled();
  });

  it("says when nothing matches", async () => {
    const page = log("audit/?who=nobody", { records: [], before: null });
    await page.show();
    expect(page.text).toContain("No records match");
  });
});

describe("new records", () => {
  it("stand before those that are there, whose outcomes are renewed", () => {
    const joined = withNewest({ records: [record("2", { outcome: "SUBMITTED" }), record("1")], before: "0" }, { records: [record("3"), record("2")], before: "1" });
    expect(joined.records.map(({ id, outcome }) => [id, outcome])).toEqual([["3", "DONE"], ["2", "DONE"], ["1", "DONE"]]);
    expect(joined.before).toBe("0");
  });

  it("replace everything when there are so many that some would be left out", () => {
    expect(withNewest({ records: [record("1")], before: null }, { records: [record("9"), record("8")], before: "8" }).records).toHaveLength(2);
  });
});
