// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Permission } from "../shell";
import { Page } from "../testing/page";
import { HOSTILE } from "../testing/samples";
import type { ListedContainer } from "./api";

function container(name: string, changes: Partial<ListedContainer> = {}): ListedContainer {
  return {
    id: `id-of-${name}`,
    name,
    image: "nginx:1",
    imageId: "sha256:1",
    command: "nginx",
    state: "running",
    status: "Up 3 hours",
    health: "none",
    exitCode: null,
    created: "2026-01-01T00:00:00Z",
    stack: "",
    service: "",
    ports: [],
    networks: [],
    mounts: [],
    labels: {},
    ...changes,
  };
}

async function list(containers: ListedContainer[], permissions: Permission[] = ["view", "operate", "delete", "deploy"], path = "environment/local/containers/"): Promise<Page> {
  const page = new Page({ path, permissions });
  page.api.get.mockResolvedValue({ containers });
  await page.show();
  return page;
}

const names = (page: Page) => page.all("tbody tr[data-row] a[href*='/container/']").map((link) => link.textContent);
const answer = (results: object[]) => new Response(JSON.stringify({ results }));

describe("the containers of an environment", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => history.replaceState(null, "", "/jenkins/windflow/"));

  it("are searched, and the search is in the page's address", async () => {
    const page = await list([container("web"), container("db", { image: "postgres:16" })]);
    expect(names(page)).toEqual(["db", "web"]);
    await page.press("/");
    await page.type("Search containers", "postgres");
    expect(names(page)).toEqual(["db"]);
    expect(location.search).toBe("?q=postgres");
    await page.type("Search containers", "nothing like it");
    await page.click("Clear search and filters");
    expect(names(page)).toHaveLength(2);
    expect(location.search).toBe("");
  });

  it("are filtered by what the address says", async () => {
    const page = await list([container("web"), container("old", { state: "exited", exitCode: 0 })], ["view"], "environment/local/containers/?state=exited");
    expect(names(page)).toEqual(["old"]);
    await page.click("Exited1");
    expect(names(page)).toEqual(["old", "web"]);
  });

  it("change when the engine tells", async () => {
    const page = await list([container("web")]);
    await page.event("containers:local", "containers", { containers: [container("web"), container("new")] });
    expect(names(page)).toEqual(["new", "web"]);
  });

  it("are acted on together, and each tells what came of it", async () => {
    const page = await list([container("a"), container("b"), container("c", { state: "exited" })]);
    page.api.post.mockResolvedValue(answer([{ key: "a", ok: true, message: "" }, { key: "b", ok: false, message: "It refuses." }]));
    await act(async () => page.all("thead input[type=checkbox]")[0]!.click());
    expect(page.text).toContain("3 rows selected");
    await page.click("Stop 2");
    expect(page.api.post).toHaveBeenCalledWith("environment/local/containers/stop", { items: ["a", "b"] });
    expect(page.text).toContain("Stop: done for 1 of 2, failed for 1.");
    expect(page.text).toContain("b: It refuses.");
  });

  it("are removed only after their names and what is lost were shown", async () => {
    const page = await list([container("web"), container("old", { state: "exited", status: "Exited (0) 2 days ago" })]);
    page.api.post.mockResolvedValue(answer([{ key: "web", ok: true, message: "" }, { key: "old", ok: true, message: "" }]));
    await act(async () => page.all("thead input[type=checkbox]")[0]!.click());
    await page.click("Remove");
    const dialog = page.all("dialog")[0]!;
    expect(dialog.textContent).toContain("Remove 2 containers?");
    expect(dialog.textContent).toContain("web (Up 3 hours)");
    expect(dialog.textContent).toContain("1 of them runs and will be killed.");
    expect(page.api.post).not.toHaveBeenCalled();
    await page.click("Remove");
    expect(page.api.post).toHaveBeenCalledWith("environment/local/containers/remove", { items: ["old", "web"], force: true, volumes: false });
    expect(page.text).toContain("Remove: done for all 2.");
  });

  it("offer what one may do, and nothing where nothing may be changed", async () => {
    const viewer = await list([container("web")], ["view"]);
    expect(viewer.all("input[type=checkbox]")).toEqual([]);
    expect(viewer.all("button").map((button) => button.textContent)).not.toContain("Prune");
    const operator = await list([container("web")], ["view", "operate"]);
    await act(async () => operator.all("tbody input[type=checkbox]")[0]!.click());
    const bar = operator.all("[role=toolbar] button").map((button) => button.textContent);
    expect(bar).toContain("Stop");
    expect(bar).not.toContain("Remove");
  });

  it("are gone through with keys", async () => {
    const page = await list([container("a"), container("b"), container("c")]);
    const rows = () => page.all("tbody tr[data-row]");
    const press = (key: string, more: object = {}) =>
      act(async () => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })));
    await act(async () => rows()[0]!.focus());
    await press(" ");
    await press("ArrowDown", { shiftKey: true });
    expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual(["true", "true", "false"]);
    await press("End");
    expect(document.activeElement).toBe(rows()[2]);
    await press("a", { ctrlKey: true });
    expect(page.text).toContain("3 rows selected");
    await press("Escape");
    expect(page.text).not.toContain("selected");
  });

  it("have the columns that one has chosen, also the next time", async () => {
    const page = await list([container("web", { command: "run --fast" })]);
    expect(page.text).not.toContain("run --fast");
    const next = new Page({ path: "environment/local/containers/" });
    localStorage.setItem("windflow/tester/table/containers", JSON.stringify({ columns: ["command"], order: null }));
    next.api.get.mockResolvedValue({ containers: [container("web", { command: "run --fast" })] });
    await next.show();
    expect(next.text).toContain("run --fast");
    expect(next.all("th").map((cell) => cell.textContent)).not.toContain("Image");
  });

  it("keep only the rows in the window when there are thousands", async () => {
    const page = await list(Array.from({ length: 2_000 }, (_, number) => container(`c${number}`)));
    expect(page.all("tbody tr[data-row]").length).toBeLessThan(150);
    expect(page.all("table")[0]!.getAttribute("aria-rowcount")).toBe("2001");
    expect(page.text).toContain("2000");
  });

  it("show names from outside as text", async () => {
    const page = await list([container(HOSTILE, { image: HOSTILE, labels: { [HOSTILE]: HOSTILE } })]);
    expect(page.all("img")).toEqual([]);
    expect(page.text).toContain("⟨U+202E⟩");
  });

  it("are links to published ports when the host has a public address", async () => {
    const page = new Page({ path: "environment/local/containers/" });
    const { environments } = await page.api.environments();
    page.api.environments.mockResolvedValue({ environments: environments.map((one) => ({ ...one, publicAddress: "shop.example.com" })) });
    page.api.get.mockResolvedValue({
      containers: [container("web", { ports: [{ ip: "0.0.0.0", container: 80, host: 8080, protocol: "tcp" }, { ip: "::", container: 80, host: 8080, protocol: "tcp" }] })],
    });
    await page.show();
    expect(page.all("a[target=_blank]").map((link) => link.getAttribute("href"))).toEqual(["http://shop.example.com:8080/"]);
  });

  it("are designed for having none", async () => {
    expect((await list([])).text).toContain("No container is here yet");
  });
});
