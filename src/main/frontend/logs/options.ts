import type { Clock } from "./times";
import type { Outputs } from "./types";

/** What a viewer has chosen; kept in the page's address. */
export interface LogOptions {
  tail: string;
  since: string;
  until: string;
  outputs: Outputs;
  clock: Clock;
  wrap: boolean;
  /** Of the text, in pixels. */
  size: number;
  search: string;
  regex: boolean;
  onlyMatches: boolean;
}

export const TAILS = ["100", "1000", "10000", "all"];
export const SMALLEST = 9;
export const LARGEST = 22;

export const USUAL: LogOptions = {
  tail: "1000",
  since: "",
  until: "",
  outputs: "both",
  clock: "environment",
  wrap: true,
  size: 13,
  search: "",
  regex: false,
  onlyMatches: false,
};

/** Reads the options from an address; what makes no sense there is as usual. */
export function readOptions(query: URLSearchParams): LogOptions {
  const size = Number(query.get("size"));
  return {
    tail: oneOf(query.get("tail"), TAILS, USUAL.tail),
    since: instant(query.get("since")),
    until: instant(query.get("until")),
    outputs: oneOf(query.get("outputs"), ["both", "stdout", "stderr"], USUAL.outputs),
    clock: oneOf(query.get("clock"), ["environment", "browser", "utc", "none"], USUAL.clock),
    wrap: query.get("wrap") !== "false",
    size: Number.isInteger(size) && size >= SMALLEST && size <= LARGEST ? size : USUAL.size,
    search: query.get("search") ?? "",
    regex: query.get("regex") === "true",
    onlyMatches: query.get("filter") === "true",
  };
}

/** What of the options an address says: only what is not as usual. An empty text takes a name out. */
export function writeOptions(options: LogOptions): Record<string, string> {
  const word = <Name extends keyof LogOptions>(name: Name) => (options[name] === USUAL[name] ? "" : String(options[name]));
  return {
    tail: word("tail"),
    since: word("since"),
    until: word("until"),
    outputs: word("outputs"),
    clock: word("clock"),
    wrap: word("wrap"),
    size: word("size"),
    search: word("search"),
    regex: word("regex"),
    filter: word("onlyMatches"),
  };
}

function oneOf<Value extends string>(text: string | null, values: readonly Value[], otherwise: Value): Value {
  return values.find((value) => value === text) ?? otherwise;
}

function instant(text: string | null): string {
  const millis = Date.parse(text ?? "");
  return Number.isNaN(millis) ? "" : new Date(millis).toISOString();
}
