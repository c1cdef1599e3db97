import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveMessage } from "./protocol";
import { Switchboard } from "./Switchboard";

function open() {
  let send!: (text: string) => void;
  const subscriptions: string[][] = [];
  const switchboard = new Switchboard({
    events: () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => void (send = (text) => controller.enqueue(new TextEncoder().encode(text))),
      });
      return Promise.resolve(new Response(body));
    },
    subscribe: (_, topics) => {
      subscriptions.push(topics);
      return Promise.resolve();
    },
  });
  return { switchboard, subscriptions, send: (text: string) => send(text) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const eventsOf = (messages: LiveMessage[]) => messages.flatMap((message) => (message.kind === "event" ? [message.event.name] : []));

describe("Switchboard", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once for what several pages want, and gives to each only what it wants", async () => {
    const { switchboard, subscriptions, send } = open();
    const first: LiveMessage[] = [];
    const second: LiveMessage[] = [];
    switchboard.subscribe((message) => first.push(message), ["environments"]);
    switchboard.subscribe((message) => second.push(message), ["environments", "operation:1"]);
    await settle();
    send('event: hello\ndata: {"stream":"s"}\n\n');
    await settle();
    send('event: log\ndata: {"operation":"1","lines":[]}\n\nevent: environments\ndata: {"environments":[]}\n\n');
    await settle();
    expect(subscriptions).toEqual([["environments", "operation:1"]]);
    expect(eventsOf(first)).toEqual(["environments"]);
    expect(eventsOf(second)).toEqual(["log", "environments"]);
    expect(first).toContainEqual({ kind: "status", status: "live" });
  });

  it("tells a page that comes later how things stand", async () => {
    const { switchboard, send } = open();
    switchboard.subscribe(() => {}, ["environments"]);
    await settle();
    send('event: hello\ndata: {"stream":"s"}\n\n');
    await settle();
    const late: LiveMessage[] = [];
    switchboard.subscribe((message) => late.push(message), ["environments"]);
    expect(late).toEqual([{ kind: "status", status: "live" }]);
  });

  it("forgets pages that left or fell silent", async () => {
    const { switchboard, subscriptions, send } = open();
    const leaving = () => {};
    const silent = () => {};
    const alive = () => {};
    switchboard.subscribe(leaving, ["operation:1"]);
    switchboard.subscribe(silent, ["operation:2"]);
    switchboard.subscribe(alive, ["operation:3"]);
    await settle();
    send('event: hello\ndata: {"stream":"s"}\n\n');
    await settle();
    switchboard.leave(leaving);
    for (let time = 0; time < 100_000; time += 20_000) {
      await vi.advanceTimersByTimeAsync(20_000);
      send(": beat\n\n");
      switchboard.alive(alive);
      switchboard.sweep();
    }
    await settle();
    expect(subscriptions.at(-1)).toEqual(["operation:3"]);
  });
});
