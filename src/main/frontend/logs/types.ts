/** Something of a log as the page keeps it: a line, or a notice of what happened to its container. */
export interface LogEntry {
  /** Counts up in the order in which the page got them. */
  seq: number;
  /** The container's place among those of the log. */
  container: number;
  /** Whether it is standard error. */
  stderr: boolean;
  /** ISO-8601 with nine decimals; null when the engine has none. */
  time: string | null;
  text: string;
  /** Whether it goes on with the line of the entry before. */
  continued: boolean;
  /** What has happened; null for a line. */
  notice: NoticeKind | null;
}

export type NoticeKind = "STOPPED" | "STARTED" | "RECREATED" | "REMOVED" | "UNREADABLE" | "UNREACHABLE" | "RECONNECTED";

/** An item of docs/openapi/logs.yaml. */
export type LogItem = [container: number, output: 1 | 2, time: string | null, text: string, continued?: boolean] | LogNotice;

export interface LogNotice {
  container: number;
  kind: NoticeKind;
  time: string;
  text: string;
}

export interface LogPage {
  containers: string[];
  items: LogItem[];
  after: string;
  more: boolean;
}

/** Which lines are wanted. */
export interface LogWish {
  environment: string;
  /** Ids or names. */
  containers: readonly string[];
  /** A number of lines of each container, or "all". */
  tail: string;
  /** ISO-8601, or empty. */
  since: string;
  until: string;
  outputs: Outputs;
}

export type Outputs = "both" | "stdout" | "stderr";
