import type { Crumb } from "../api/crumb";

/** How the page learns of news: by the stream, by asking each few seconds, or not at all while nobody looks. */
export type LiveStatus = "connecting" | "live" | "reconnecting" | "polling" | "paused";

/** One event of the stream, its data parsed. */
export interface LiveEvent {
  name: string;
  /** What a page subscribes to get it: "environments", "environment:<name>", "operation:<id>", ... */
  topic: string;
  data: unknown;
}

/** From a page to the connection that all pages of the browser share. */
export type PageMessage =
  | { kind: "join"; rootUrl: string; crumb: Crumb | null }
  | { kind: "topics"; topics: string[] }
  | { kind: "alive" }
  | { kind: "leave" };

/** From the shared connection to a page. */
export type LiveMessage =
  | { kind: "status"; status: LiveStatus }
  /** The subscription of these topics is in force from now on; what happened before has to be asked for. */
  | { kind: "subscribed"; topics: string[] }
  | { kind: "event"; event: LiveEvent };

/** A page that shows something says so this often; one that fell silent for LEASE has crashed or gone. */
export const ALIVE_EVERY = 20_000;
export const LEASE = 90_000;
