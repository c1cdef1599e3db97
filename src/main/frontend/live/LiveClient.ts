import type { Crumb } from "../api/crumb";
import { type Channel, localChannel, openChannel } from "./Channel";
import { ALIVE_EVERY, type LiveEvent, type LiveMessage, type LiveStatus } from "./protocol";

/** What a part of the page wants to hear of its topic. */
export interface TopicListener {
  event(event: LiveEvent): void;
  /** News may have been missed: ask for the present state. */
  refresh(): void;
}

interface Registration {
  topic: string;
  listener: TopicListener;
}

/** A page that nobody looks at for this long stops listening. */
const HIDDEN_UNTIL_PAUSE = 60_000;

/** The page's end of the live layer. */
export class LiveClient {
  private readonly registrations = new Set<Registration>();
  private readonly statusListeners = new Set<() => void>();
  private status: LiveStatus = "connecting";
  private channel: Channel;
  private paused = false;
  private pauseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(rootUrl: string, crumb: Crumb | null) {
    const receive = (message: LiveMessage) => this.receive(message);
    this.channel = openChannel(rootUrl, crumb, receive, () => {
      this.channel = localChannel(rootUrl, crumb, receive);
      this.sendTopics();
    });
    setInterval(() => this.channel.send({ kind: "alive" }), ALIVE_EVERY);
    document.addEventListener("visibilitychange", () => this.visibilityChanged());
    addEventListener("pagehide", () => this.pause());
    addEventListener("pageshow", (event) => event.persisted && this.resume());
  }

  /** Listens to a topic until the returned function is called. */
  listen(topic: string, listener: TopicListener): () => void {
    const registration = { topic, listener };
    this.registrations.add(registration);
    this.sendTopics();
    return () => {
      this.registrations.delete(registration);
      this.sendTopics();
    };
  }

  // Both are bound: React's useSyncExternalStore takes them as they are.
  readonly getStatus = (): LiveStatus => this.status;

  readonly onStatus = (listener: () => void): (() => void) => {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  };

  private receive(message: LiveMessage): void {
    switch (message.kind) {
      case "status":
        this.setStatus(message.status);
        break;
      case "subscribed":
        this.each(message.topics, (listener) => listener.refresh());
        break;
      case "event":
        this.each([message.event.topic], (listener) => listener.event(message.event));
        break;
    }
  }

  private each(topics: string[], tell: (listener: TopicListener) => void): void {
    for (const { topic, listener } of [...this.registrations]) {
      if (topics.includes(topic)) {
        tell(listener);
      }
    }
  }

  private setStatus(status: LiveStatus): void {
    if (this.paused && status !== "paused") {
      return;
    }
    this.status = status;
    this.statusListeners.forEach((listener) => listener());
  }

  private visibilityChanged(): void {
    clearTimeout(this.pauseTimer);
    if (document.visibilityState === "hidden") {
      this.pauseTimer = setTimeout(() => this.pause(), HIDDEN_UNTIL_PAUSE);
    } else {
      this.resume();
    }
  }

  private pause(): void {
    this.paused = true;
    this.channel.send({ kind: "leave" });
    this.setStatus("paused");
  }

  private resume(): void {
    if (!this.paused) {
      return;
    }
    this.paused = false;
    this.setStatus("connecting");
    this.sendTopics();
    this.each(
      [...this.registrations].map(({ topic }) => topic),
      (listener) => listener.refresh(),
    );
  }

  private sendTopics(): void {
    if (!this.paused) {
      const topics = new Set([...this.registrations].map(({ topic }) => topic));
      this.channel.send({ kind: "topics", topics: [...topics] });
    }
  }
}
