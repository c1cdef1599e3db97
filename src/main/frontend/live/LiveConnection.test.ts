import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveConnection, type StreamSource } from "./LiveConnection";
import type { LiveEvent, LiveStatus } from "./protocol";

const HELLO = 'id: 1\nevent: hello\ndata: {"stream":"s1"}\n\n';

/** A server that is told by the test what to do. */
class Server implements StreamSource {
  opened: { lastEventId: string; send: (text: string) => void; end: () => void; aborted: () => boolean }[] = [];
  subscriptions: [string, string[]][] = [];
  refuse = false;
  refuseSubscription = false;

  events(lastEventId: string, signal: AbortSignal): Promise<Response> {
    if (this.refuse) {
      return Promise.reject(new Error("refused"));
    }
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
    signal.addEventListener("abort", () => controller.error(new Error("aborted")));
    this.opened.push({
      lastEventId,
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
      aborted: () => signal.aborted,
    });
    return Promise.resolve(new Response(body));
  }

  subscribe(stream: string, topics: string[]): Promise<void> {
    this.subscriptions.push([stream, topics]);
    return this.refuseSubscription ? Promise.reject(new Error("gone")) : Promise.resolve();
  }

  get last() {
    return this.opened.at(-1)!;
  }
}

function connect(server: Server) {
  const seen = { statuses: [] as LiveStatus[], subscribed: [] as string[][], events: [] as LiveEvent[] };
  const connection = new LiveConnection(
    server,
    {
      status: (status) => seen.statuses.push(status),
      subscribed: (topics) => seen.subscribed.push(topics),
      event: (event) => seen.events.push(event),
    },
    () => 0.5,
  );
  return { connection, seen };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("LiveConnection", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("takes news of any topic apart", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["containers:local"]);
    await settle();
    server.last.send(HELLO);
    server.last.send('id: 2\nevent: news\ndata: {"topic":"containers:local","event":"containers","data":{"containers":[]}}\n\n');
    await settle();
    expect(seen.events).toEqual([{ name: "containers", topic: "containers:local", data: { containers: [] } }]);
  });

  it("opens, subscribes after hello and hands events on", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    await settle();
    server.last.send('event: environments\ndata: {"environments":[]}\n\nevent: unknown\ndata: {}\n\n');
    await settle();
    expect(server.subscriptions).toEqual([["s1", ["environments"]]]);
    expect(seen.statuses).toEqual(["connecting", "live"]);
    expect(seen.subscribed).toEqual([["environments"]]);
    expect(seen.events).toEqual([{ name: "environments", topic: "environments", data: { environments: [] } }]);
  });

  it("asks for new topics on the open stream and says which are new", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    await settle();
    connection.setTopics(["environments", "operation:7"]);
    connection.setTopics(["environments", "operation:7"]);
    await settle();
    expect(server.opened).toHaveLength(1);
    expect(server.subscriptions).toHaveLength(2);
    expect(seen.subscribed).toEqual([["environments"], ["operation:7"]]);
  });

  it("comes back with the last id after the stream broke, and asks anew for everything", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    await vi.advanceTimersByTimeAsync(11_000);
    server.last.end();
    await settle();
    expect(seen.statuses.at(-1)).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.opened).toHaveLength(2);
    expect(server.last.lastEventId).toBe("1");
    server.last.send(HELLO.replace("s1", "s2"));
    await settle();
    expect(server.subscriptions.at(-1)).toEqual(["s2", ["environments"]]);
    expect(seen.statuses.at(-1)).toBe("live");
    expect(seen.subscribed).toHaveLength(2);
  });

  it("falls back to polling after two failures, and goes on trying ever more slowly", async () => {
    const server = new Server();
    server.refuse = true;
    const attempts = vi.spyOn(server, "events");
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    expect(seen.statuses).toEqual(["connecting", "reconnecting"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.statuses.at(-1)).toBe("polling");
    await vi.advanceTimersByTimeAsync(300_000);
    expect(attempts.mock.calls.length).toBeGreaterThan(8);
    expect(attempts.mock.calls.length).toBeLessThan(20);
    server.refuse = false;
    for (let second = 0; second < 60 && server.opened.length === 0; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
    }
    server.last.send(HELLO);
    await settle();
    expect(seen.statuses.at(-1)).toBe("live");
  });

  it("counts a stream that is cut at once as a failure", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    for (let time = 0; time < 2; time++) {
      await settle();
      server.last.send(HELLO);
      await settle();
      server.last.end();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(seen.statuses).toContain("polling");
  });

  it("gives up a stream whose first event does not come", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(": a proxy lets only this through\n\n");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.opened[0]!.aborted()).toBe(true);
    expect(seen.statuses.at(-1)).toBe("reconnecting");
  });

  it("gives up a stream that fell silent, but not one that beats", async () => {
    const server = new Server();
    const { connection } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    for (let beat = 0; beat < 10; beat++) {
      await vi.advanceTimersByTimeAsync(15_000);
      server.last.send(": beat\n\n");
    }
    await settle();
    expect(server.opened[0]!.aborted()).toBe(false);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(server.opened[0]!.aborted()).toBe(true);
  });

  it("begins again when the server has forgotten the stream", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    await settle();
    server.refuseSubscription = true;
    connection.setTopics(["operation:1"]);
    await settle();
    server.refuseSubscription = false;
    expect(server.opened).toHaveLength(2);
    server.last.send(HELLO.replace("s1", "s2"));
    await settle();
    expect(server.subscriptions.at(-1)).toEqual(["s2", ["operation:1"]]);
    expect(seen.statuses.at(-1)).toBe("live");
  });

  it("closes the stream when nobody has wanted it for a while", async () => {
    const server = new Server();
    const { connection, seen } = connect(server);
    connection.setTopics(["environments"]);
    await settle();
    server.last.send(HELLO);
    await settle();
    connection.setTopics([]);
    await vi.advanceTimersByTimeAsync(1_000);
    connection.setTopics(["environments"]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.opened[0]!.aborted()).toBe(false);
    connection.setTopics([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.opened[0]!.aborted()).toBe(true);
    expect(seen.statuses.at(-1)).toBe("paused");
    connection.setTopics(["environments"]);
    await settle();
    expect(server.opened).toHaveLength(2);
  });
});
