import { ApiError, errorOf } from "../api/ApiError";
import { backoff } from "../live/backoff";
import { EventReader, type RawEvent } from "../live/EventReader";
import type { LogsApi } from "./api";
import { type Slot, takeSlot } from "./streamSlots";
import type { LogItem, LogWish } from "./types";

export type FeedStatus = "connecting" | "live" | "polling" | "reconnecting" | "ended";

export interface FeedListener {
  containers: (names: string[]) => void;
  items: (items: LogItem[]) => void;
  status: (status: FeedStatus) => void;
  failed: (error: ApiError) => void;
  /** Resolves when the listener can take more; until then the stream is held back. */
  room: () => Promise<void>;
}

/** The server says something each 10 seconds: a stream that is silent for longer does not get through. */
const SILENCE = 25_000;
const POLLED_EVERY = 2_000;

/**
 * Follows a log until it is stopped: by a stream where one of the browser's few is free and gets through, else by asking. It goes on
 * where it was whenever the connection breaks: the id of the last event that arrived whole says where.
 */
export class LogFeed {
  private after = "";
  private running: AbortController | null = null;
  private streams = true;

  constructor(
    private readonly api: Pick<LogsApi, "follow" | "page">,
    private readonly wish: LogWish,
    private readonly listener: FeedListener,
    private readonly slots: () => Slot | null = takeSlot,
  ) {}

  /** Begins, or goes on where it was stopped. */
  start(): void {
    if (this.running === null) {
      this.running = new AbortController();
      const own = this.running;
      void this.run(own.signal).finally(() => {
        this.running = this.running === own ? null : this.running;
      });
    }
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
  }

  private async run(signal: AbortSignal): Promise<void> {
    this.listener.status(this.after === "" ? "connecting" : "reconnecting");
    for (let failures = 0; !signal.aborted; ) {
      const before = this.after;
      try {
        if (await this.once(signal)) {
          this.listener.status("ended");
          return;
        }
        failures = 0;
      } catch (failure) {
        if (signal.aborted) {
          return;
        }
        if (failure instanceof ApiError && failure.status >= 400 && failure.status < 500 && failure.status !== 429) {
          this.listener.failed(failure);
          return;
        }
        failures = this.after === before ? failures + 1 : 1;
        this.listener.status("reconnecting");
        await pause(backoff(failures, Math.random), signal);
      }
    }
  }

  /** Streams or asks once; whether the log is over. */
  private async once(signal: AbortSignal): Promise<boolean> {
    const slot = this.streams && this.wish.until === "" ? this.slots() : null;
    if (slot === null) {
      return this.ask(signal);
    }
    try {
      return await this.stream(signal);
    } finally {
      slot.release();
    }
  }

  private async ask(signal: AbortSignal): Promise<boolean> {
    await this.listener.room();
    const page = await this.api.page(this.wish, this.after);
    if (signal.aborted) {
      return false;
    }
    this.listener.containers(page.containers);
    this.take(page.items, page.after);
    if (this.wish.until !== "") {
      return !page.more;
    }
    this.listener.status("polling");
    if (!page.more) {
      await pause(POLLED_EVERY, signal);
    }
    return false;
  }

  private take(items: LogItem[], after: string): void {
    if (items.length > 0) {
      this.listener.items(items);
    }
    this.after = after === "" ? this.after : after;
  }

  private async stream(signal: AbortSignal): Promise<boolean> {
    const connection = new AbortController();
    const abort = () => connection.abort();
    signal.addEventListener("abort", abort);
    let silence = setTimeout(abort, SILENCE);
    const heard = { any: false };
    try {
      const answer = await this.api.follow(this.wish, this.after, connection.signal);
      if (answer.body === null) {
        throw await errorOf(answer);
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      const events = new EventReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          throw new ApiError(0, "The connection to Jenkins was lost.");
        }
        clearTimeout(silence);
        heard.any = true;
        for (const event of events.read(value)) {
          if (this.tell(event, events.lastEventId)) {
            return true;
          }
        }
        await this.listener.room();
        silence = setTimeout(abort, SILENCE);
      }
    } catch (failure) {
      // Something between holds streams back: asking gets through.
      this.streams = heard.any || signal.aborted || !connection.signal.aborted;
      throw failure;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener("abort", abort);
      connection.abort();
    }
  }

  /** Whether the log is over. */
  private tell(event: RawEvent, id: string): boolean {
    const data: unknown = JSON.parse(event.data);
    switch (event.name) {
      case "containers":
        this.listener.containers((data as { containers: string[] }).containers);
        this.listener.status("live");
        return false;
      case "items":
        this.take(data as LogItem[], id);
        return false;
      case "failed":
        throw new ApiError(0, (data as { error: string }).error);
      default:
        return event.name === "end";
    }
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, millis);
    signal.addEventListener("abort", over);
  });
}
