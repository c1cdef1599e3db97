import type { Api } from "../api/Api";
import type { LogPage, LogWish } from "./types";

/** The calls for logs. */
export class LogsApi {
  constructor(private readonly api: Api) {}

  /** Opens the stream of a followed log; `after` is the id of the last event that arrived whole, or empty. The caller reads the body. */
  follow(wish: LogWish, after: string, signal: AbortSignal): Promise<Response> {
    return this.api.openEvents(`${path(wish)}?${query(wish, { follow: "true" })}`, after, signal);
  }

  /** The lines that are there now, behind `after`. */
  page(wish: LogWish, after: string): Promise<LogPage> {
    return this.api.get(`${path(wish)}?${query(wish, { limit: "5000", ...(after === "" ? {} : { after }) })}`);
  }
}

/** Where the whole log, not only what the page keeps, is downloaded; below /windflow/api/. */
export function downloadPath(wish: LogWish, timestamps: boolean, format: "text" | "gzip"): string {
  return `${path(wish)}download?${query(wish, { timestamps: String(timestamps), format })}`;
}

function path(wish: LogWish): string {
  return `environment/${encodeURIComponent(wish.environment)}/logs/`;
}

function query(wish: LogWish, more: Record<string, string>): URLSearchParams {
  const query = new URLSearchParams({ containers: wish.containers.join(","), tail: wish.tail, ...more });
  for (const [name, value] of [["since", wish.since], ["until", wish.until]] as const) {
    if (value !== "") {
      query.set(name, value);
    }
  }
  if (wish.outputs !== "both") {
    query.set(wish.outputs === "stdout" ? "stderr" : "stdout", "false");
  }
  return query;
}
