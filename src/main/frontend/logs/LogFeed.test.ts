import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../api/ApiError";
import { type FeedListener, LogFeed } from "./LogFeed";
import type { LogItem, LogPage, LogWish } from "./types";

const WISH: LogWish = { environment: "local", containers: ["web"], tail: "100", since: "", until: "", outputs: "both" };
const SLOT = { release: () => {} };

/** A stream that the test writes. */
class Stream {
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly answer = new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) }));

  write(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }

  items(id: string, ...texts: string[]): void {
    this.write(`id: ${id}\nevent: items\ndata: ${JSON.stringify(texts.map((text) => [0, 1, null, text]))}\n\n`);
  }

  begin(): void {
    this.write('event: containers\ndata: {"containers":["web"]}\n\n');
  }

  end(): void {
    this.controller.close();
  }
}

function page(after: string, more: boolean, ...texts: string[]): LogPage {
  return { containers: ["web"], items: texts.map((text): LogItem => [0, 1, null, text]), after, more };
}

class Heard implements FeedListener {
  readonly texts: string[] = [];
  readonly statuses: string[] = [];
  error: ApiError | null = null;
  room = () => Promise.resolve();
  containers = () => {};
  items = (items: LogItem[]) => items.forEach((item) => this.texts.push(Array.isArray(item) ? item[3] : item.text));
  status = (status: string) => void this.statuses.push(status);
  failed = (error: ApiError) => void (this.error = error);
}

describe("LogFeed", () => {
  const heard: Heard[] = [];
  const follow = vi.fn<(wish: LogWish, after: string, signal: AbortSignal) => Promise<Response>>();
  const ask = vi.fn<(wish: LogWish, after: string) => Promise<LogPage>>();
  const feeds: LogFeed[] = [];

  function feed(slots: () => { release: () => void } | null = () => SLOT, wish = WISH): [LogFeed, Heard] {
    const listener = new Heard();
    heard.push(listener);
    const made = new LogFeed({ follow, page: ask }, wish, listener, slots);
    feeds.push(made);
    return [made, listener];
  }

  beforeEach(() => {
    vi.useFakeTimers();
    follow.mockReset();
    ask.mockReset();
  });

  afterEach(() => {
    feeds.splice(0).forEach((one) => one.stop());
    vi.useRealTimers();
  });

  const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis);

  it("goes on behind the last event that arrived whole, however the stream was cut", async () => {
    const first = new Stream();
    const second = new Stream();
    follow.mockResolvedValueOnce(first.answer).mockResolvedValueOnce(second.answer);
    const [one, listener] = feed();
    one.start();
    first.begin();
    first.items("p1", "a", "b");
    await settle();
    first.write('id: p2\nevent: items\ndata: [[0,1,null,"half"]]\n');
    first.end();
    await settle(5_000);
    expect(follow.mock.calls.map(([, after]) => after)).toEqual(["", "p1"]);
    second.begin();
    second.items("p2", "half", "c");
    await settle();
    expect(listener.texts).toEqual(["a", "b", "half", "c"]);
    expect(listener.statuses).toContain("reconnecting");
    expect(listener.statuses.at(-1)).toBe("live");
  });

  it("is held back by a listener that has no room", async () => {
    const stream = new Stream();
    follow.mockResolvedValue(stream.answer);
    const [one, listener] = feed();
    let letIn = () => {};
    listener.room = () => new Promise((resolve) => (letIn = resolve));
    one.start();
    stream.items("p1", "a");
    await settle();
    stream.items("p2", "b");
    await settle();
    expect(listener.texts).toEqual(["a"]);
    letIn();
    await settle();
    expect(listener.texts).toEqual(["a", "b"]);
  });

  it("goes on where it was after a pause", async () => {
    const first = new Stream();
    follow.mockResolvedValueOnce(first.answer).mockResolvedValueOnce(new Stream().answer);
    const [one] = feed();
    one.start();
    first.items("p1", "a");
    await settle();
    one.stop();
    expect(follow.mock.calls[0]![2].aborted).toBe(true);
    await settle();
    one.start();
    await settle();
    expect(follow.mock.calls[1]![1]).toBe("p1");
  });

  it("asks when the browser streams other logs already", async () => {
    ask.mockResolvedValueOnce(page("p1", true, "a")).mockResolvedValueOnce(page("p2", false, "b")).mockResolvedValue(page("", false));
    const [one, listener] = feed(() => null);
    one.start();
    await settle(1_000);
    expect(ask.mock.calls.map(([, after]) => after)).toEqual(["", "p1"]);
    await settle(5_000);
    expect(ask.mock.calls[2]![1]).toBe("p2");
    expect(listener.texts).toEqual(["a", "b"]);
    expect(listener.statuses.at(-1)).toBe("polling");
    expect(follow).not.toHaveBeenCalled();
  });

  it("asks when streams do not get through", async () => {
    follow.mockImplementation((_, __, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")))));
    ask.mockResolvedValue(page("p1", false, "a"));
    const [one, listener] = feed();
    one.start();
    await settle(60_000);
    expect(follow).toHaveBeenCalledOnce();
    expect(listener.texts).toContain("a");
  });

  it("ends with a log that has an end", async () => {
    ask.mockResolvedValueOnce(page("p1", true, "a")).mockResolvedValueOnce(page("p2", false, "b"));
    const [one, listener] = feed(() => SLOT, { ...WISH, until: "2026-01-02T00:00:00Z" });
    one.start();
    await settle(60_000);
    expect(listener.texts).toEqual(["a", "b"]);
    expect(listener.statuses.at(-1)).toBe("ended");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("says what cannot be mended by trying again, and can be started once more", async () => {
    follow.mockRejectedValueOnce(new ApiError(404, "There is no container 'web'."));
    const [one, listener] = feed();
    one.start();
    await settle(60_000);
    expect(listener.error?.message).toBe("There is no container 'web'.");
    expect(follow).toHaveBeenCalledOnce();
    follow.mockResolvedValue(new Stream().answer);
    one.start();
    await settle();
    expect(follow).toHaveBeenCalledTimes(2);
  });

  it("tries again while Jenkins or the engine is away", async () => {
    follow.mockRejectedValue(new ApiError(502, "The engine is away."));
    const [one, listener] = feed();
    one.start();
    await settle(60_000);
    expect(follow.mock.calls.length).toBeGreaterThan(3);
    expect(listener.error).toBeNull();
  });
});
