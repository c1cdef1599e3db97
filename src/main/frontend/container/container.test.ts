import { describe, expect, it } from "vitest";
import type { JsonObject, Stats } from "./api";
import { editsOf, faultOf, faults, isChanged, shown } from "./draft";
import { GROUPS, isMeant, type Field } from "./fields";
import { at, mergePatch, put } from "./json";
import { matches } from "./JsonTree";
import { add, bytes, rates } from "./samples";
import { BYTES, CPUS, DEVICES, DURATION, HEALTH_TEST, PAIRS, PORTS, ULIMITS, VARIABLES, WORDS } from "./kinds";

const FIELDS = GROUPS.flatMap(({ fields }) => fields);

function field(path: string): Field {
  return FIELDS.find((one) => one.path.join("/") === path)!;
}

const SETTINGS: JsonObject = {
  Name: "web",
  Image: "nginx:1",
  Env: ["A=1", "SECRET=***"],
  Cmd: ["sh", "-c", "echo a b"],
  Labels: { one: "1", two: "2" },
  Healthcheck: { Test: ["CMD-SHELL", "true"], Interval: 5e9 },
  HostConfig: {
    Memory: 64 * 1024 * 1024,
    NanoCpus: 5e8,
    PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }] },
    RestartPolicy: { Name: "always", MaximumRetryCount: 0 },
    Ulimits: [{ Name: "nofile", Soft: 1, Hard: 2 }],
    Devices: [{ PathOnHost: "/dev/null", PathInContainer: "/dev/x", CgroupPermissions: "r" }],
    LogConfig: { Type: "json-file", Config: { "max-size": "1m" } },
  },
};

describe("the form", () => {
  it("offers what docker run can say", () => {
    expect(FIELDS.length).toBeGreaterThan(70);
    expect(new Set(FIELDS.map(({ path }) => path.join("/"))).size).toBe(FIELDS.length);
  });

  it("shows each setting as text that is read back as the same setting", () => {
    for (const one of FIELDS) {
      const value = at(SETTINGS, one.path);
      const text = one.kind.show(value);
      if (text !== "") {
        expect(one.kind.read(text), one.title).toEqual(value);
      }
    }
  });

  it("finds settings by title, option and path", () => {
    expect(isMeant(field("HostConfig/CapAdd"), "cap-add")).toBe(true);
    expect(isMeant(field("HostConfig/CapAdd"), "hostconfig.capadd")).toBe(true);
    expect(isMeant(field("HostConfig/CapAdd"), "memory")).toBe(false);
  });
});

describe("an edit", () => {
  it("has only what was changed: absent is kept, cleared is null", () => {
    const draft = { "HostConfig/Memory": "", Labels: "two=2\nthree=3", "HostConfig/NanoCpus": "0.5" };
    expect(editsOf(SETTINGS, draft)).toEqual({ HostConfig: { Memory: null }, Labels: { one: null, three: "3" } });
    expect(isChanged(field("HostConfig/NanoCpus"), SETTINGS, draft)).toBe(false);
  });

  it("sends masked values back as they were shown", () => {
    expect(editsOf(SETTINGS, { Env: "A=2\nSECRET=***" })).toEqual({ Env: ["A=2", "SECRET=***"] });
  });

  it("is nothing when nothing was typed", () => {
    expect(editsOf(SETTINGS, {})).toEqual({});
    expect(editsOf(SETTINGS, { Name: "web" })).toEqual({});
  });

  it("says what is wrong in a sentence", () => {
    const draft = { "HostConfig/Memory": "much", "HostConfig/PortBindings": "http" };
    expect(faults(draft).map(({ sentence }) => sentence)).toEqual([
      '"http" is not a port such as 8080:80 or 127.0.0.1:8080:80/udp.',
      '"much" is not an amount of bytes such as 512m or 2g.',
    ]);
    expect(faultOf(field("HostConfig/NanoCpus"), {})).toBeNull();
    expect(shown(field("HostConfig/Memory"), SETTINGS, {})).toBe("64m");
  });
});

describe("kinds of settings", () => {
  it("reads amounts, times and processors", () => {
    expect(BYTES.read("1.5g")).toBe(1610612736);
    expect(BYTES.read("-1")).toBe(-1);
    expect(BYTES.read("")).toBeUndefined();
    expect(DURATION.read("1m30s")).toBe(90e9);
    expect(() => DURATION.read("soon")).toThrow("not a time");
    expect(CPUS.read("0.25")).toBe(25e7);
  });

  it("reads ports with addresses and protocols", () => {
    expect(PORTS.read("80\n[::1]:8443:443/udp\n:90")).toEqual({
      "80/tcp": [{ HostIp: "", HostPort: "" }],
      "443/udp": [{ HostIp: "::1", HostPort: "8443" }],
      "90/tcp": [{ HostIp: "", HostPort: "" }],
    });
    expect(() => PORTS.read("70000")).toThrow("not a port");
  });

  it("keeps words and variables exactly", () => {
    expect(WORDS.read("sh\n-c\necho  'a b'")).toEqual(["sh", "-c", "echo  'a b'"]);
    expect(VARIABLES.read("A= x ")).toEqual(["A= x "]);
    expect(() => VARIABLES.read("=x")).toThrow("not NAME=value");
    expect(PAIRS.read("a=b=c\nflag")).toEqual({ a: "b=c", flag: "" });
  });

  it("reads limits, devices and health checks", () => {
    expect(ULIMITS.read("nofile=5")).toEqual([{ Name: "nofile", Soft: 5, Hard: 5 }]);
    expect(DEVICES.read("/dev/a")).toEqual([{ PathOnHost: "/dev/a", PathInContainer: "/dev/a", CgroupPermissions: "rwm" }]);
    expect(() => DEVICES.read("a")).toThrow("not a device");
    expect(HEALTH_TEST.read("none")).toEqual(["NONE"]);
    expect(HEALTH_TEST.read('["wget", "x"]')).toEqual(["CMD", "wget", "x"]);
    expect(HEALTH_TEST.show(["CMD", "wget", "x"])).toBe('["wget","x"]');
  });
});

describe("merge patches", () => {
  it("make the one of the other", () => {
    expect(mergePatch({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 1 }, d: [1, 2] })).toEqual({ a: { c: null }, d: [1, 2] });
    expect(put({ a: { b: 1 } }, ["a", "c"], 2)).toEqual({ a: { b: 1, c: 2 } });
    expect(put({ a: 1 }, ["a"], undefined)).toEqual({});
  });
});

describe("samples", () => {
  const sample = (second: number, received: number): Stats => ({
    time: new Date(second * 1000).toISOString(),
    cpuPercent: 1,
    memory: 1,
    memoryLimit: 2,
    received,
    sent: 0,
    read: 0,
    written: 0,
    pids: 1,
  });

  it("are kept as long as the window is, once and in order", () => {
    const kept = add([sample(1, 0), sample(400, 5)], [sample(399, 4), sample(400, 5)]);
    expect(kept.map(({ received }) => received)).toEqual([4, 5]);
  });

  it("tell how fast counters grow, and nothing where a container began anew", () => {
    expect(rates([sample(1, 100), sample(3, 300), sample(4, 0)], "received")).toEqual([null, 100, null]);
  });

  it("are written for people", () => {
    expect([bytes(0), bytes(1536), bytes(200 * 1024 * 1024)]).toEqual(["0 B", "1.5 KiB", "200 MiB"]);
  });
});

describe("the tree", () => {
  it("finds names and values at any depth", () => {
    expect(matches("Config", { Env: ["PATH=/bin"] }, "path")).toBe(true);
    expect(matches("Config", { Env: ["PATH=/bin"] }, "memory")).toBe(false);
  });
});
