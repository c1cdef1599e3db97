import { LiveConnection, type StreamSource } from "./LiveConnection";
import { LEASE, type LiveMessage, type LiveStatus } from "./protocol";

/** A page, or whatever else wants news. */
export type Subscriber = (message: LiveMessage) => void;

interface Subscription {
  topics: ReadonlySet<string>;
  lastHeard: number;
}

/** Shares one connection between the pages: asks for the union of their topics and gives to each what it asked for. */
export class Switchboard {
  private readonly subscriptions = new Map<Subscriber, Subscription>();
  private readonly connection: LiveConnection;
  private status: LiveStatus = "connecting";

  constructor(source: StreamSource, random: () => number = Math.random) {
    this.connection = new LiveConnection(
      source,
      {
        status: (status) => {
          this.status = status;
          this.each(() => true, { kind: "status", status });
        },
        subscribed: (topics) =>
          this.each(({ topics: wanted }) => topics.some((topic) => wanted.has(topic)), { kind: "subscribed", topics }),
        event: (event) => this.each(({ topics }) => topics.has(event.topic), { kind: "event", event }),
      },
      random,
    );
  }

  /** Replaces the topics of a subscriber; none at all makes it leave. */
  subscribe(subscriber: Subscriber, topics: string[]): void {
    if (topics.length === 0) {
      this.leave(subscriber);
      return;
    }
    if (!this.subscriptions.has(subscriber)) {
      subscriber({ kind: "status", status: this.status === "paused" ? "connecting" : this.status });
    }
    this.subscriptions.set(subscriber, { topics: new Set(topics), lastHeard: Date.now() });
    this.update();
  }

  alive(subscriber: Subscriber): void {
    const subscription = this.subscriptions.get(subscriber);
    if (subscription) {
      subscription.lastHeard = Date.now();
    }
  }

  leave(subscriber: Subscriber): void {
    if (this.subscriptions.delete(subscriber)) {
      this.update();
    }
  }

  /** Drops the subscribers that were not heard for the length of a lease. */
  sweep(): void {
    for (const [subscriber, { lastHeard }] of this.subscriptions) {
      if (Date.now() - lastHeard > LEASE) {
        this.leave(subscriber);
      }
    }
  }

  private update(): void {
    const topics = new Set<string>();
    for (const subscription of this.subscriptions.values()) {
      for (const topic of subscription.topics) {
        topics.add(topic);
      }
    }
    this.connection.setTopics([...topics].sort());
  }

  private each(wants: (subscription: Subscription) => boolean, message: LiveMessage): void {
    for (const [subscriber, subscription] of this.subscriptions) {
      if (wants(subscription)) {
        subscriber(message);
      }
    }
  }
}
