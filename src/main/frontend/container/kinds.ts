import type { Json } from "./api";
import { isObject } from "./json";

/** How a setting is written in a form: as text, which is read back or refused with one sentence. */
export interface Kind {
  /** How it is typed. */
  input: "line" | "lines" | "flag" | "choice";
  choices?: readonly string[];
  show(value: Json | undefined): string;
  /** Undefined is "not set". Throws an Error with one sentence. */
  read(text: string): Json | undefined;
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function unlessEmpty<T extends Json>(value: T, empty: boolean): T | undefined {
  return empty ? undefined : value;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export const TEXT: Kind = {
  input: "line",
  show: (value) => (value === undefined || value === null ? "" : String(value)),
  read: (text) => unlessEmpty(text.trim(), text.trim() === ""),
};

export const FLAG: Kind = {
  input: "flag",
  show: (value) => (value === true ? "true" : ""),
  read: (text) => (text === "true" ? true : undefined),
};

export function choice(...choices: string[]): Kind {
  return { ...TEXT, input: "choice", choices };
}

export const NUMBER: Kind = {
  input: "line",
  show: (value) => (typeof value === "number" && value !== 0 ? String(value) : ""),
  read: (text) => {
    if (text.trim() === "") {
      return undefined;
    }
    if (!/^-?\d+$/.test(text.trim())) {
      throw new Error(`"${text.trim()}" is not a whole number.`);
    }
    return Number(text);
  },
};

/** One item a line. */
export const LINES: Kind = {
  input: "lines",
  show: (value) => texts(value).join("\n"),
  read: (text) => unlessEmpty(lines(text), lines(text).length === 0),
};

/** The words of a command, one a line and exactly as they are; no shell takes them apart. */
export const WORDS: Kind = {
  input: "lines",
  show: (value) => texts(value).join("\n"),
  read: (text) => unlessEmpty(text.split("\n"), text.trim() === ""),
};

/** Variables: NAME=value, one a line; the spaces of a value are its own. */
export const VARIABLES: Kind = {
  input: "lines",
  show: (value) => texts(value).join("\n"),
  read: (text) => {
    const entries = text.split("\n").filter((line) => line.trim() !== "");
    for (const entry of entries) {
      if (!/^[^\s=]+(=|$)/.test(entry)) {
        throw new Error(`"${entry}" is not NAME=value.`);
      }
    }
    return unlessEmpty(entries, entries.length === 0);
  },
};

/** Names with values, one a line: name=value. */
export const PAIRS: Kind = {
  input: "lines",
  show: (value) => (isObject(value) ? Object.entries(value).map(([key, text]) => `${key}=${String(text)}`) : []).join("\n"),
  read: (text) => {
    const pairs: Record<string, Json> = {};
    for (const line of lines(text)) {
      const equals = line.indexOf("=");
      if (equals === 0) {
        throw new Error(`"${line}" has no name in front of the "=".`);
      }
      pairs[equals < 0 ? line : line.slice(0, equals)] = equals < 0 ? "" : line.slice(equals + 1);
    }
    return unlessEmpty(pairs, Object.keys(pairs).length === 0);
  },
};

/** Names alone, one a line. */
export const KEYS: Kind = {
  input: "lines",
  show: (value) => (isObject(value) ? Object.keys(value) : []).join("\n"),
  read: (text) => unlessEmpty(Object.fromEntries(lines(text).map((line) => [line, {}])), lines(text).length === 0),
};

const UNITS: Record<string, number> = { "": 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** An amount of bytes: 512m, 2g. -1 is without limit. */
export const BYTES: Kind = {
  input: "line",
  show: (value) => {
    if (typeof value !== "number" || value === 0) {
      return "";
    }
    const unit = ["t", "g", "m", "k"].find((name) => value > 0 && value % UNITS[name]! === 0);
    return unit === undefined ? String(value) : `${value / UNITS[unit]!}${unit}`;
  },
  read: (text) => {
    const match = /^(-1|\d+(?:\.\d+)?)\s*([bkmgt]?)(?:i?b)?$/i.exec(text.trim());
    if (text.trim() === "") {
      return undefined;
    }
    if (match === null) {
      throw new Error(`"${text.trim()}" is not an amount of bytes such as 512m or 2g.`);
    }
    return Math.round(Number(match[1]) * UNITS[match[2]!.toLowerCase()]!);
  },
};

/** Processors in Docker's billionths: 0.5, 2. */
export const CPUS: Kind = {
  input: "line",
  show: (value) => (typeof value === "number" && value !== 0 ? String(value / 1e9) : ""),
  read: (text) => {
    if (text.trim() === "") {
      return undefined;
    }
    if (!/^\d+(\.\d+)?$/.test(text.trim())) {
      throw new Error(`"${text.trim()}" is not a number of processors such as 0.5 or 2.`);
    }
    return Math.round(Number(text) * 1e9);
  },
};

const NANOS: Record<string, number> = { ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** A time in Docker's nanoseconds: 30s, 1m30s. */
export const DURATION: Kind = {
  input: "line",
  show: (value) => {
    if (typeof value !== "number" || value === 0) {
      return "";
    }
    return value % 1e9 === 0 ? `${value / 1e9}s` : `${value / 1e6}ms`;
  },
  read: (text) => {
    const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    if (text.trim() === "") {
      return undefined;
    }
    if (parts.map(([whole]) => whole).join("") !== text.trim()) {
      throw new Error(`"${text.trim()}" is not a time such as 30s or 1m30s.`);
    }
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * NANOS[unit!]!, 0);
  },
};

/** Published ports: 8080:80, 127.0.0.1:8080:80/udp; without a host port any free one. */
export const PORTS: Kind = {
  input: "lines",
  show: (value) =>
    (isObject(value) ? Object.entries(value) : [])
      .flatMap(([port, bindings]) =>
        (Array.isArray(bindings) ? bindings : []).filter(isObject).map(({ HostIp, HostPort }) => {
          const address = typeof HostIp === "string" && HostIp !== "" ? `${HostIp.includes(":") ? `[${HostIp}]` : HostIp}:` : "";
          return `${address}${typeof HostPort === "string" ? HostPort : ""}:${port}`;
        }),
      )
      .join("\n"),
  read: (text) => {
    const bindings: Record<string, Json[]> = {};
    for (const line of lines(text)) {
      const match = /^(?:(?:(\[[0-9a-f:.]+\]|[\d.]+):)?(\d*(?:-\d+)?):)?(\d{1,5})(?:\/(tcp|udp|sctp))?$/i.exec(line);
      if (match === null || Number(match[3]) < 1 || Number(match[3]) > 65535) {
        throw new Error(`"${line}" is not a port such as 8080:80 or 127.0.0.1:8080:80/udp.`);
      }
      const port = `${match[3]!}/${(match[4] ?? "tcp").toLowerCase()}`;
      (bindings[port] ??= []).push({ HostIp: (match[1] ?? "").replace(/^\[|\]$/g, ""), HostPort: match[2] ?? "" });
    }
    return unlessEmpty(bindings, Object.keys(bindings).length === 0);
  },
};

/** Limits of processes: nofile=1024:2048. */
export const ULIMITS: Kind = {
  input: "lines",
  show: (value) =>
    (Array.isArray(value) ? value.filter(isObject) : []).map(({ Name, Soft, Hard }) => `${String(Name)}=${String(Soft)}:${String(Hard)}`).join("\n"),
  read: (text) => {
    const limits = lines(text).map((line) => {
      const match = /^(\w+)=(-?\d+)(?::(-?\d+))?$/.exec(line);
      if (match === null) {
        throw new Error(`"${line}" is not a limit such as nofile=1024:2048.`);
      }
      return { Name: match[1]!, Soft: Number(match[2]), Hard: Number(match[3] ?? match[2]) };
    });
    return unlessEmpty(limits, limits.length === 0);
  },
};

/** Devices: /dev/sda:/dev/xvda:rwm. */
export const DEVICES: Kind = {
  input: "lines",
  show: (value) =>
    (Array.isArray(value) ? value.filter(isObject) : [])
      .map(({ PathOnHost, PathInContainer, CgroupPermissions }) => `${String(PathOnHost)}:${String(PathInContainer)}:${String(CgroupPermissions)}`)
      .join("\n"),
  read: (text) => {
    const devices = lines(text).map((line) => {
      const [host, inside, rights, more] = line.split(":");
      if (host === undefined || !host.startsWith("/") || more !== undefined || !/^[rwm]*$/.test(rights ?? "")) {
        throw new Error(`"${line}" is not a device such as /dev/snd:/dev/snd:rwm.`);
      }
      return { PathOnHost: host, PathInContainer: inside ?? host, CgroupPermissions: rights ?? "rwm" };
    });
    return unlessEmpty(devices, devices.length === 0);
  },
};

/** The test of a health check: a line for the shell, words as a JSON list, or "none". */
export const HEALTH_TEST: Kind = {
  input: "line",
  show: (value) => {
    const words = texts(value);
    switch (words[0]) {
      case undefined:
        return "";
      case "NONE":
        return "none";
      case "CMD-SHELL":
        return words.slice(1).join(" ");
      default:
        return JSON.stringify(words.slice(1));
    }
  },
  read: (text) => {
    const test = text.trim();
    if (test === "") {
      return undefined;
    }
    if (test === "none") {
      return ["NONE"];
    }
    return test.startsWith("[") ? ["CMD", ...(parsed(test) as string[])] : ["CMD-SHELL", test];
  },
};

/** Anything else, as JSON. */
export const JSON_TEXT: Kind = {
  input: "lines",
  show: (value) => (value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0) ? "" : JSON.stringify(value, null, 2)),
  read: (text) => (text.trim() === "" ? undefined : parsed(text)),
};

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (failure) {
    throw new Error(`This is not JSON: ${(failure as Error).message}`, { cause: failure });
  }
}
