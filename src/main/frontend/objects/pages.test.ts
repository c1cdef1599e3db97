// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Image } from "../images/api";
import type { Network } from "../networks/api";
import type { Permission } from "../shell";
import { Page } from "../testing/page";
import type { Volume } from "../volumes/api";
import type { UsingContainer } from "./types";

const WEB: UsingContainer = { id: "c1", name: "web", state: "running", stack: "shop", service: "web" };

const IMAGE: Image = { id: `sha256:${"ab".repeat(32)}`, tags: ["app:1"], digests: [], created: "2026-01-01T00:00:00Z", size: 4_321_000, labels: {}, dangling: false, containers: [WEB] };

const VOLUME: Volume = { name: "data", driver: "local", mountpoint: "/x", scope: "local", created: "2026-01-01T00:00:00Z", labels: {}, options: {}, share: "", anonymous: false, stack: "shop", ours: true, containers: [] };

const NETWORK: Network = {
  id: "n1",
  name: "shop_default",
  driver: "bridge",
  scope: "local",
  created: "2026-01-01T00:00:00Z",
  builtIn: false,
  internal: false,
  attachable: false,
  ipv6: false,
  ipam: "default",
  pools: [{ subnet: "172.30.0.0/16", range: "", gateway: "172.30.0.1", auxiliary: {} }],
  options: {},
  labels: {},
  stack: "shop",
  containers: [{ ...WEB, ipv4: "172.30.0.2", ipv6: "", macAddress: "" }],
};

const USAGE = { count: 3, active: 1, bytes: 2_000_000, reclaimable: 1_000_000 };

function page(path: string, answers: Record<string, unknown>, permissions: Permission[] = ["view"]): Page {
  const shown = new Page({ path: `environment/local/${path}`, permissions });
  shown.api.get.mockImplementation((asked) => {
    const found = Object.entries(answers).find(([address]) => asked === `environment/local/${address}`);
    return found === undefined ? Promise.reject(new Error(`not asked for in this test: ${asked}`)) : Promise.resolve(found[1]);
  });
  return shown;
}

describe("images", () => {
  it("are listed, and follow what is told", async () => {
    const images = page("images/", { "images/": { images: [IMAGE] } });
    await images.show();
    expect(images.text).toContain("app:1");
    expect(images.text).toContain("4.32 MB");
    expect(images.text).toContain("web");
    expect(() => images.button("Pull")).toThrow();
    await images.event("images:local", "images", { images: [{ ...IMAGE, tags: ["app:2"] }] });
    expect(images.text).toContain("app:2");
  });

  it("are pulled by those who may operate, removed and pruned by those who may delete", async () => {
    const operator = page("images/", { "images/": { images: [] } }, ["view", "operate"]);
    await operator.show();
    expect(operator.text).toContain("No image yet");
    await operator.click("Pull");
    expect(operator.text).toContain("Pull an image");
    expect(operator.all("dialog button[type=submit]")[0]).toHaveProperty("disabled", true);
  });

  it("show how they were made", async () => {
    const details = { image: IMAGE, history: [{ id: "<missing>", created: "2026-01-01T00:00:00Z", createdBy: "ENV A=***", size: 0, comment: "", tags: [] }], inspect: { Os: "linux", Architecture: "amd64", Config: { Cmd: ["sh", "-c", "a b"] } } };
    const one = page("image/abab/", { "image/abab/": details });
    await one.show();
    expect(one.text).toContain("ENV A=***");
    expect(one.text).toContain('sh -c "a b"');
    expect(one.text).toContain("linux/amd64");
  });
});

describe("volumes", () => {
  it("are listed, and counted when somebody asks", async () => {
    const volumes = page("volumes/", { "volumes/": { volumes: [VOLUME] }, "volumes/sizes": { sizes: { data: 1_500_000 } } });
    await volumes.show();
    expect(volumes.text).toContain("data");
    expect(volumes.text).not.toContain("1.50 MB");
    await volumes.click("Sizes");
    expect(volumes.text).toContain("1.50 MB");
  });

  it("say before a prune what would go", async () => {
    const preview = { items: [{ kind: "VOLUME", id: "old", name: "old", bytes: 2_000_000, note: "belongs to the stack blog" }], bytes: 2_000_000 };
    const volumes = page("volumes/", { "volumes/": { volumes: [VOLUME] }, "volumes/prunable?all=false": preview }, ["view", "delete"]);
    await volumes.show();
    await volumes.click("Prune");
    expect(volumes.text).toContain("belongs to the stack blog");
    expect(volumes.text).toContain("2.00 MB");
    expect(volumes.button("Remove 1 thing").disabled).toBe(false);
    expect(volumes.api.post).not.toHaveBeenCalled();
  });

  it("are not exported without the right", async () => {
    const without = page("volume/data/", { "volume/data/": VOLUME }, ["view", "deploy"]);
    await without.show();
    expect(without.all("a[download]")).toHaveLength(0);
    expect(without.button("Clone").disabled).toBe(false);
  });
});

describe("networks", () => {
  it("are a table, and a picture that leads everywhere", async () => {
    const networks = page("networks/", { "networks/": { networks: [NETWORK], containers: [WEB] } });
    await networks.show();
    expect(networks.text).toContain("172.30.0.0/16");
    await networks.click("Picture");
    expect(location.search).toBe("?view=picture");
    expect(networks.all("svg a").map((link) => link.getAttribute("aria-label"))).toEqual(["Network shop_default: web", "Container web, running"]);
    expect(networks.all(".windflow-picture path").length).toBe(1);
  });

  it("show who is in them", async () => {
    const one = page("network/shop_default/", { "network/shop_default/": NETWORK }, ["view", "deploy"]);
    await one.show();
    expect(one.text).toContain("172.30.0.2");
    await one.click("Disconnect");
    expect(one.text).toContain("Disconnect this container?");
  });
});

describe("the system", () => {
  it("shows the engine, its warnings and its disk", async () => {
    const system = { info: { Name: "host1", NCPU: 8 }, version: { Version: "26.1" }, warnings: ["No swap limit support"] };
    const shown = page("system/", { "system/": system, "system/usage": { images: USAGE, containers: USAGE, volumes: USAGE, buildCache: USAGE } });
    await shown.show();
    expect(shown.text).toContain("No swap limit support");
    expect(shown.text).toContain("host1");
    expect(shown.text).toContain("2.00 MB");
    expect(() => shown.button("Prune")).toThrow();
  });
});
