import type { ApiError } from "../api/ApiError";
import type { LogsApi } from "./api";
import { type FeedStatus, LogFeed } from "./LogFeed";
import { LogWindow } from "./LogWindow";
import type { LogEntry, LogWish } from "./types";

/** What is known of a log at one moment. */
export interface LogState {
  entries: LogEntry[];
  /** How many lines before these are not kept any more. */
  dropped: number;
  /** Names of the containers, once they are known. */
  names: string[];
  status: FeedStatus | "paused";
  /** Why nothing comes any more. */
  error: ApiError | null;
  /** Whether lines wait because the page has no room for them and somebody reads further up. */
  held: boolean;
}

/** Pages are drawn anew so often at most, in milliseconds, however many lines come. */
const DRAWN_EVERY = 100;

/** A log that is followed, for the components that show it. */
export class LogStore {
  private readonly lines = new LogWindow();
  private readonly feed: LogFeed;
  private readonly listeners = new Set<() => void>();
  private state: LogState;
  private names: string[] = [];
  private status: FeedStatus = "connecting";
  private error: ApiError | null = null;
  private paused = false;
  private following = true;
  private waiting: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(api: Pick<LogsApi, "follow" | "page">, wish: LogWish) {
    this.state = this.now();
    this.feed = new LogFeed(api, wish, {
      // The same names stay the same list, so that nothing is drawn anew for them.
      containers: (names) => this.change(() => (this.names = names.join() === this.names.join() ? this.names : names)),
      items: (items) => this.change(() => this.lines.add(items)),
      status: (status) => this.change(() => (this.status = status)),
      failed: (error) => this.change(() => (this.error = error)),
      room: () => this.room(),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = (): LogState => this.state;

  /** Begins, goes on, or tries again. */
  start(): void {
    if (!this.paused) {
      this.change(() => (this.error = null));
      this.feed.start();
    }
  }

  stop(): void {
    this.feed.stop();
    this.letIn();
  }

  pause(paused: boolean): void {
    this.change(() => (this.paused = paused));
    if (paused) {
      this.stop();
    } else {
      this.start();
    }
  }

  /** Whether the newest lines are looked at; otherwise those that are read must not go. */
  follow(following: boolean): void {
    this.following = following;
    if (following) {
      this.letIn();
    }
  }

  clear(): void {
    this.change(() => this.lines.clear());
    this.letIn();
  }

  private room(): Promise<void> {
    if (this.following || !this.lines.full) {
      return Promise.resolve();
    }
    return new Promise((resolve) => this.change(() => this.waiting.push(resolve)));
  }

  private letIn(): void {
    this.change(() => this.waiting.splice(0).forEach((resolve) => resolve()));
  }

  private change(apply: () => unknown): void {
    apply();
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.state = this.now();
      this.listeners.forEach((listener) => listener());
    }, DRAWN_EVERY);
  }

  private now(): LogState {
    return {
      entries: this.lines.all(),
      dropped: this.lines.dropped,
      names: this.names,
      status: this.paused ? "paused" : this.status,
      error: this.error,
      held: this.waiting.length > 0,
    };
  }
}
