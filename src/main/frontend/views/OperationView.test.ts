// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ApiError } from "../api/ApiError";
import { HOSTILE, operation, operationDocument } from "../testing/samples";
import { Page } from "../testing/page";

const END = { state: "SUCCEEDED", finished: "2026-01-01T00:01:00Z" } as const;

function running(permissions: ("view" | "deploy")[] = ["view", "deploy"]): Page {
  const page = new Page({ path: "operation/op-1/", permissions });
  page.api.operation.mockImplementation((_, from) => Promise.resolve(from === 0 ? operationDocument({}, "first", "second") : { ...operationDocument(), next: from }));
  return page;
}

const log = (page: Page) => page.all(".windflow-log__text").map((line) => line.textContent.trim());
const line = (seq: number, text: string) => ({ seq, time: "2026-01-01T00:00:00Z", text });

describe("an operation", () => {
  it("shows title, plan, progress and log", async () => {
    const page = running();
    await page.show();
    expect(page.all("h1")[0]!.textContent).toBe("Deploy shopto local");
    expect(page.text).toContain("does not exist");
    expect(page.all(".windflow-gantt__bar")[0]!.title).toContain("create container shop-web-1");
    expect(log(page)).toEqual(["first", "second"]);
  });

  it("appends lines of the stream, and asks for those that it has missed", async () => {
    const page = running();
    await page.show();
    await page.event("operation:op-1", "log", { operation: "op-1", lines: [line(1, "second"), line(2, "third")] });
    expect(log(page)).toEqual(["first", "second", "third"]);
    page.api.operation.mockImplementation((_, from) =>
      Promise.resolve({ ...operationDocument(), log: [line(3, "fourth"), line(4, "fifth")].filter(({ seq }) => seq >= from), next: 5 }),
    );
    await page.event("operation:op-1", "log", { operation: "op-1", lines: [line(4, "fifth")] });
    expect(log(page)).toEqual(["first", "second", "third", "fourth", "fifth"]);
  });

  it("stops listening when it has ended, with the last line and the result there", async () => {
    const page = running();
    await page.show();
    const result = { status: "DEPLOYED", changes: 1, created: ["shop-web-1"], services: { web: { state: "running", health: "healthy", image: "shop/web:1", imageId: "sha256:feedbeef0123456", containers: ["shop-web-1"] } } };
    const ended = { ...END, result };
    page.api.operation.mockImplementation((_, from) => Promise.resolve({ ...operationDocument(ended), log: from > 2 ? [] : [line(2, "the end")], next: 3 }));
    await page.event("operation:op-1", "operation", { operation: operation(ended) });
    expect(page.listeners.has("operation:op-1")).toBe(false);
    expect(log(page).at(-1)).toBe("the end");
    expect(page.text).toContain("1 created");
    expect(page.text).toContain("feedbeef0123");
    expect(() => page.button("Cancel operation")).toThrow("There is no button");
    expect(page.all("[aria-live]").some((region) => region.textContent.startsWith("Succeeded."))).toBe(true);
  });

  const waiting = {
    state: "RECOVERY_PENDING" as const,
    finished: "2026-01-01T00:01:00Z",
    error: "Jenkins ended in the middle.",
    recovery: { canResume: false, canRollBack: true, resumeReason: "Not all of its containers had been started.", rollBackReason: null },
  };

  it("shows what waits for a decision, and does what was decided when it is confirmed", async () => {
    const page = running();
    const steps = operation().progress;
    const progress = [{ ...steps[0]!, action: "rename container old", state: "SUCCEEDED" }, { ...steps[0]!, state: "UNKNOWN" }];
    page.api.operation.mockImplementation((_, from) => Promise.resolve({ ...operationDocument({ ...waiting, progress }), log: [], next: from }));
    await page.show();
    expect(page.text).toContain("This operation waits for a decision");
    expect(page.text).toContain("Donerename container oldBegun, end not knowncreate container shop-web-1");
    expect(page.button("Resume").disabled).toBe(true);
    expect(page.text).toContain("Not all of its containers had been started.");
    await page.click("Roll back");
    expect(page.all("dialog")[0]!.textContent).toContain("taken back");
    await page.click("Decide later");
    expect(page.api.recover).not.toHaveBeenCalled();
    await page.click("Roll back");
    await page.click("Roll back");
    expect(page.api.recover).toHaveBeenCalledExactlyOnceWith("op-1", "rollback");
  });

  it("follows an operation that goes on after a decision", async () => {
    const page = running();
    page.api.operation.mockImplementation((_, from) => Promise.resolve({ ...operationDocument(waiting), log: [], next: from }));
    await page.show();
    await page.event("operation:op-1", "operation", { operation: operation({ state: "RECOVERING", recovery: null }) });
    expect(page.text).not.toContain("waits for a decision");
    expect(page.all("[aria-live]").some((region) => region.textContent.startsWith("Recovering."))).toBe(true);
    expect(page.button("Cancel operation")).toBeDefined();
  });

  it("says why a decision was refused", async () => {
    const page = running();
    page.api.operation.mockImplementation((_, from) => Promise.resolve({ ...operationDocument(waiting), log: [], next: from }));
    page.api.recover.mockRejectedValue(new ApiError(409, "Somebody was faster."));
    await page.show();
    await page.click("Roll back");
    await page.click("Roll back");
    expect(page.text).toContain("Somebody was faster.");
  });

  it("leaves the decision to those who may deploy", async () => {
    const page = running(["view"]);
    page.api.operation.mockImplementation((_, from) => Promise.resolve({ ...operationDocument(waiting), log: [], next: from }));
    await page.show();
    expect(page.text).toContain("Somebody with the permission Windflow/Deploy has to decide.");
    expect(() => page.button("Roll back")).toThrow("There is no button");
  });

  it("asks before it cancels, and says what that does", async () => {
    const page = running();
    await page.show();
    await page.click("Cancel operation");
    expect(page.all("dialog")[0]!.textContent).toContain("rolled back");
    await page.click("Let it go on");
    expect(page.all("dialog")).toEqual([]);
    expect(page.api.cancel).not.toHaveBeenCalled();
    await page.click("Cancel operation");
    await page.click("Cancel operation");
    expect(page.api.cancel).toHaveBeenCalledExactlyOnceWith("op-1");
  });

  it("can be cancelled only by those who may deploy", async () => {
    const page = running(["view"]);
    await page.show();
    expect(() => page.button("Cancel operation")).toThrow("There is no button");
  });

  it("shows log lines as text with their colours", async () => {
    const page = new Page({ path: "operation/op-1/" });
    page.api.operation.mockImplementation((_, from) => Promise.resolve(from === 0 ? operationDocument(END, `\x1b[31mred\x1b[0m ${HOSTILE}`) : { ...operationDocument(END), next: from }));
    await page.show();
    expect(page.all(".windflow-log img")).toEqual([]);
    expect(page.all(".windflow-ansi--red").map((span) => span.textContent)).toEqual(["red"]);
    expect(log(page)[0]).toBe(`red ${HOSTILE.replace("\u202e", "⟨U+202E⟩")}`);
  });

  it("searches and filters its log", async () => {
    const page = running();
    await page.show();
    await page.type("Search the log", "SECOND");
    expect(page.all("mark").map((mark) => mark.textContent)).toEqual(["second"]);
    expect(page.text).toContain("1 match");
    await page.click("Show only lines that match");
    expect(log(page)).toEqual(["second"]);
  });

  it("says why it failed", async () => {
    const page = new Page({ path: "operation/op-1/" });
    page.api.operation.mockResolvedValue(operationDocument({ state: "ROLLED_BACK", finished: END.finished, error: "The service web did not become healthy." }));
    await page.show();
    expect(page.all("[role=alert]").map((alert) => alert.textContent)).toEqual(["The service web did not become healthy."]);
    expect(page.text).toContain("Rolled back");
  });

  it("tells when there is no such operation", async () => {
    const page = new Page({ path: "operation/op-9/" });
    page.api.operation.mockRejectedValue(new ApiError(404, "There is no operation op-9."));
    await page.show();
    expect(page.text).toContain("There is no operation op-9.");
  });
});

describe("a build", () => {
  it("shows each of its operations", async () => {
    const page = new Page({ view: "build", operations: ["op-1", "op-2"] });
    page.api.operation.mockImplementation((id, from) => Promise.resolve({ ...operationDocument({ ...END, id, project: `project-${id}` }), next: from }));
    await page.show();
    expect(page.all(".windflow-build__title a[href*=operation]").map((link) => link.textContent)).toEqual(["Deploy project-op-1", "Deploy project-op-2"]);
  });

  it("says that it has none", async () => {
    const page = new Page({ view: "build" });
    await page.show();
    expect(page.text).toContain("This build has not used Windflow yet");
  });
});

describe("an operation on the page of its build", () => {
  it("is asked of the build, which remembers it longest", async () => {
    const page = new Page({ view: "build", operations: ["op-1"], buildUrl: "job/shop/3/" });
    page.api.buildOperation.mockResolvedValue(operationDocument({ ...END, error: "The image is missing." }));
    await page.show();
    expect(page.api.buildOperation).toHaveBeenCalledWith("job/shop/3/", "op-1", 0);
    expect(page.api.operation).not.toHaveBeenCalled();
    expect(page.text).toContain("The image is missing.");
    expect(page.text).toContain("Its log is in the log of the build.");
  });

  it("appears when it is submitted while the page is open", async () => {
    const page = new Page({ view: "build", operations: ["op-1"], buildUrl: "job/shop/3/" });
    page.api.buildOperation.mockImplementation((_, id) => (id === "op-1" ? Promise.resolve(operationDocument({ ...END, kind: "PLAN" })) : Promise.reject(new ApiError(404, "not yet"))));
    page.api.operation.mockResolvedValue(operationDocument({ ...END, id: "op-2" }));
    await page.show();
    expect(page.text).not.toContain("Deploy shop");
    const other = { ...operation({ id: "op-3", buildUrl: "job/shop/4/" }) };
    await page.event("operations", "operations", { operations: [other, operation({ id: "op-2" }), operation()] });
    expect(page.all(".windflow-build__title h2").map((title) => title.textContent)).toEqual(["Plan shopfor local", "Deploy shopto local"]);
  });
});
