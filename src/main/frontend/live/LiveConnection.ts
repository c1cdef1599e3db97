import { backoff } from "./backoff";
import { EventReader, type RawEvent } from "./EventReader";
import type { LiveEvent, LiveStatus } from "./protocol";
import { topicOf } from "./topics";

/** The server's side of the stream. */
export interface StreamSource {
  events(lastEventId: string, signal: AbortSignal): Promise<Response>;
  subscribe(stream: string, topics: string[]): Promise<void>;
}

export interface LiveListener {
  status(status: LiveStatus): void;
  subscribed(topics: string[]): void;
  event(event: LiveEvent): void;
}

/** The server says something each 15 s; two of them missing means that the stream is dead behind a living socket. */
const SILENCE = 40_000;
/** A proxy that holds the stream back shows by the first event not coming. */
const FIRST_EVENT = 10_000;
/** A stream that ends sooner than this has not worked. */
const SOUND = 10_000;
/** Nothing subscribed for this long: the stream is closed. */
const LINGER = 5_000;
const FAILURES_UNTIL_POLLING = 2;

/** Keeps one event stream open as long as there are topics, and tells how that goes. */
export class LiveConnection {
  private topics: string[] = [];
  private stream: string | null = null;
  private running: AbortController | null = null;
  private linger: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private lastEventId = "";

  constructor(
    private readonly source: StreamSource,
    private readonly listener: LiveListener,
    private readonly random: () => number = Math.random,
  ) {}

  /** Replaces what is asked for. */
  setTopics(topics: string[]): void {
    const added = topics.filter((topic) => !this.topics.includes(topic));
    const same = added.length === 0 && topics.length === this.topics.length;
    this.topics = topics;
    clearTimeout(this.linger);
    if (topics.length === 0) {
      this.linger = setTimeout(() => this.close(), LINGER);
    } else if (this.running === null) {
      void this.run();
    } else if (!same && this.stream !== null) {
      void this.subscribe(this.stream, added);
    }
  }

  private close(): void {
    this.running?.abort();
    this.running = null;
    this.stream = null;
    this.failures = 0;
    this.listener.status("paused");
  }

  private async run(): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.listener.status("connecting");
    while (!running.signal.aborted) {
      const opened = Date.now();
      await this.readStream(running.signal);
      if (running.signal.aborted) {
        return;
      }
      this.stream = null;
      this.failures = Date.now() - opened > SOUND ? 1 : this.failures + 1;
      this.listener.status(this.failures >= FAILURES_UNTIL_POLLING ? "polling" : "reconnecting");
      await pause(backoff(this.failures, this.random), running.signal);
    }
  }

  /** Returns when the stream has ended, for whatever reason: all of them mean that it has to be opened again. */
  private async readStream(outer: AbortSignal): Promise<void> {
    const inner = new AbortController();
    const stop = () => inner.abort();
    outer.addEventListener("abort", stop);
    const watch = new Watchdog(stop);
    try {
      watch.expect(FIRST_EVENT);
      const answer = await this.source.events(this.lastEventId, inner.signal);
      const reader = new EventReader();
      for await (const piece of textOf(answer)) {
        for (const event of reader.read(piece)) {
          this.take(event, stop);
        }
        if (this.stream !== null) {
          watch.expect(SILENCE);
        }
        this.lastEventId = reader.lastEventId || this.lastEventId;
      }
    } catch {
      // Refused, cut or silent: the status says so, and the pages' own requests tell why.
    } finally {
      watch.end();
      outer.removeEventListener("abort", stop);
      inner.abort();
    }
  }

  private take(raw: RawEvent, stop: () => void): void {
    const data: unknown = JSON.parse(raw.data);
    if (raw.name === "hello") {
      this.stream = (data as { stream: string }).stream;
      void this.subscribe(this.stream, this.topics, stop);
      return;
    }
    if (raw.name === "news") {
      const { topic, event, data: told } = data as { topic: string; event: string; data: unknown };
      this.listener.event({ name: event, topic, data: told });
      return;
    }
    const topic = topicOf(raw.name, data);
    if (topic !== null) {
      this.listener.event({ name: raw.name, topic, data });
    }
  }

  private async subscribe(stream: string, news: string[], stop?: () => void): Promise<void> {
    try {
      await this.source.subscribe(stream, this.topics);
    } catch {
      // The server does not know this stream any more, or refuses: begin again with a new one.
      stop?.();
      if (stop === undefined) {
        this.restart();
      }
      return;
    }
    if (this.stream === stream) {
      this.listener.status("live");
      this.listener.subscribed(news);
    }
  }

  private restart(): void {
    this.running?.abort();
    this.stream = null;
    void this.run();
  }
}

/** Calls back when nothing was heard in time. */
class Watchdog {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly bite: () => void) {}

  expect(within: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.bite, within);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

async function* textOf(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = answer.body!.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    yield decoder.decode(value, { stream: true });
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, millis);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
