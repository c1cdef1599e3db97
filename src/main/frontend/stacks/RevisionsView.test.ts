// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, it } from "vitest";
import type { RevisionDiff, RevisionSummary } from "../api/types";
import { ApiError } from "../api/ApiError";
import { Page } from "../testing/page";
import { HOSTILE, operation, stackDocument } from "../testing/samples";

function revision(number: number, changes: Partial<RevisionSummary> = {}): RevisionSummary {
  return {
    number,
    environment: "local",
    time: "2026-01-01T00:00:00Z",
    confirmed: null,
    operation: `op-${number}`,
    submittedBy: "shop",
    cause: `Build shop #${number}`,
    buildUrl: `job/shop/${number}/`,
    commit: null,
    returnTo: null,
    images: [{ service: "web", reference: "nginx:1", id: "sha256:0123456789abcdef", digest: null }],
    ...changes,
  };
}

function shop(revisions: RevisionSummary[], permissions: ("view" | "deploy")[] = ["view"]): Page {
  const page = new Page({ path: "environment/local/stack/shop/revisions/", permissions });
  page.api.revisions.mockResolvedValue({ environment: "local", project: "shop", revisions, damaged: [] });
  page.api.get.mockResolvedValue(stackDocument("shop"));
  return page;
}

const DIFF: RevisionDiff = {
  from: 1,
  to: 2,
  contents: true,
  files: [{ path: "compose.yaml", kind: "CHANGED", added: 1, removed: 1, text: `--- compose.yaml\n+++ compose.yaml\n@@ -1 +1 @@\n-a\n+${HOSTILE}`, note: null }],
  variables: [{ name: "TAG", change: "CHANGED", before: "1", after: "2" }],
  secrets: [],
  images: [],
  options: [],
};

describe("the revisions of a stack", () => {
  it("say who deployed what and why", async () => {
    const page = shop([revision(3, { returnTo: 1, commit: "c".repeat(40) }), revision(2)]);
    await page.show();
    expect(page.all("tbody th").map((cell) => cell.textContent)).toEqual(["3", "2"]);
    expect(page.text).toContain("Return to revision 1");
    expect(page.text).toContain("Commit cccccccccc");
    expect(page.all('a[href="/jenkins/job/shop/3/"]')).toHaveLength(1);
    expect(() => page.button("Return to revision 2")).toThrow("There is no button");
  });

  it("are designed for having none", async () => {
    const page = shop([]);
    await page.show();
    expect(page.text).toContain("No revision yet");
  });

  it("name files that cannot be read", async () => {
    const page = shop([]);
    page.api.revisions.mockResolvedValue({ environment: "local", project: "shop", revisions: [], damaged: ["The revision in 2.json cannot be read."] });
    await page.show();
    expect(page.text).toContain("The revision in 2.json cannot be read.");
  });

  it("are compared, the newest with the one before it at first", async () => {
    const page = shop([revision(2), revision(1)]);
    page.api.revisionDiff.mockResolvedValue(DIFF);
    await page.show();
    await page.click("Compare");
    expect(page.api.revisionDiff).toHaveBeenCalledWith("local", "shop", 1, 2);
    expect(page.all(".windflow-diff__line--added").map((line) => line.textContent)).toEqual([expect.stringContaining("+<img")]);
    expect(page.all("img")).toEqual([]);
    expect(page.text).toContain("TAG12");
  });

  it("hide values from those who may not see them", async () => {
    const page = shop([revision(2), revision(1)]);
    page.api.revisionDiff.mockResolvedValue({
      ...DIFF,
      contents: false,
      files: [{ ...DIFF.files[0]!, text: null }],
      variables: [{ name: "TAG", change: "CHANGED", before: null, after: null }],
    });
    await page.show();
    await page.click("Compare");
    expect(page.text).toContain("Windflow/Secrets");
    expect(page.text).toContain("TAG********");
    expect(page.all(".windflow-diff")).toEqual([]);
  });

  it("are returned to after the plan was shown", async () => {
    const page = shop([revision(2), revision(1)], ["view", "deploy"]);
    page.api.submitRevision.mockResolvedValue("plan-1");
    page.api.operation.mockResolvedValue({ operation: operation({ id: "plan-1", kind: "PLAN", state: "SUCCEEDED", finished: "2026-01-01T00:00:02Z" }), log: [], next: 0 });
    await page.show();
    await page.click("Return to revision 1");
    expect(page.api.submitRevision).toHaveBeenCalledWith("local", "shop", 1, "plan");
    expect(page.all("dialog[open]")[0]!.textContent).toContain("shop-web-1");
    page.api.submitRevision.mockRejectedValue(new ApiError(409, "local is read-only."));
    await page.click("Deploy revision 1");
    expect(page.api.submitRevision).toHaveBeenLastCalledWith("local", "shop", 1, "deploy");
    expect(page.text).toContain("local is read-only.");
  });

  it("are not returned to when there is no plan", async () => {
    const page = shop([revision(1)], ["view", "deploy"]);
    page.api.submitRevision.mockResolvedValue("plan-1");
    page.api.operation.mockResolvedValue({
      operation: operation({ id: "plan-1", kind: "PLAN", state: "FAILED", finished: "2026-01-01T00:00:02Z", error: "There are no credentials 'shop-db'." }),
      log: [],
      next: 0,
    });
    await page.show();
    await page.click("Deploy revision 1 again");
    expect(page.text).toContain("There are no credentials 'shop-db'.");
    expect(page.button("Deploy revision 1").disabled).toBe(true);
  });

  it("come anew when an operation of the stack has ended", async () => {
    const page = shop([revision(1)]);
    await page.show();
    page.api.revisions.mockResolvedValue({ environment: "local", project: "shop", revisions: [revision(2), revision(1)], damaged: [] });
    await page.event("operations", "operations", { operations: [operation({ project: "other", finished: "2026-01-01T00:00:02Z" })] });
    expect(page.all("tbody tr")).toHaveLength(1);
    await page.event("operations", "operations", { operations: [operation({ finished: "2026-01-01T00:00:02Z" })] });
    await act(async () => {});
    expect(page.all("tbody tr")).toHaveLength(2);
  });
});
