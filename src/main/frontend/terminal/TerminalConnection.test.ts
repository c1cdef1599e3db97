import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ConnectionState, type Probe, type Socket, TerminalConnection } from "./TerminalConnection";

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: unknown[] = [];
  closed = false;

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.();
    this.tell({ type: "hello" });
  }

  tell(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  break(): void {
    this.onclose?.();
  }

  get typed(): number {
    return this.sent.reduce<number>((sum, data) => sum + (data instanceof Uint8Array ? data.length : 0), 0);
  }
}

describe("TerminalConnection", () => {
  let sockets: FakeSocket[];
  let states: ConnectionState[];
  let shown: string[];
  let found: Probe;
  let connection: TerminalConnection;
  const last = () => sockets.at(-1)!;
  const phase = () => states.at(-1)?.phase;

  beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    states = [];
    shown = [];
    found = "there";
    connection = new TerminalConnection(
      {
        connect: () => {
          sockets.push(new FakeSocket());
          return last();
        },
        probe: () => Promise.resolve(found),
        random: () => 0.5,
      },
      {
        begin: () => shown.splice(0),
        output: (bytes) => shown.push(new TextDecoder().decode(bytes)),
        state: (state) => states.push(state),
      },
    );
    connection.resize(24, 80);
    connection.start();
  });

  afterEach(() => {
    connection.leave();
    vi.useRealTimers();
  });

  it("tells its size, shows output and types", () => {
    last().open();
    expect(last().sent).toEqual(['{"type":"resize","rows":24,"columns":80}']);
    last().onmessage?.({ data: new TextEncoder().encode("grüße").buffer });
    expect(shown).toEqual(["grüße"]);
    connection.type("ls\r");
    expect(last().sent.at(-1)).toEqual(new TextEncoder().encode("ls\r"));
    expect(phase()).toBe("open");
  });

  it("keeps at most a window under way", () => {
    last().open();
    connection.type("x".repeat(200_000));
    expect(last().typed).toBeLessThanOrEqual(64 * 1024);
    for (let taken = 16_384; taken <= 200_000; taken += 16_384) {
      last().tell({ type: "taken", bytes: taken });
      expect(last().typed - taken).toBeLessThanOrEqual(64 * 1024);
    }
    expect(last().typed).toBe(200_000);
  });

  it("comes back after a break, and begins anew with what is kept", async () => {
    last().open();
    last().onmessage?.({ data: new TextEncoder().encode("before").buffer });
    last().break();
    expect(phase()).toBe("lost");
    connection.type("not seen by anybody");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
    last().open();
    expect(shown).toEqual([]);
    expect(last().typed).toBe(0);
    expect(phase()).toBe("open");
  });

  it("notices a connection that is silent", async () => {
    last().open();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(last().sent.at(-1)).toBe('{"type":"ping"}');
    last().tell({ type: "pong" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(phase()).toBe("open");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(phase()).toBe("lost");
  });

  it("says that WebSockets are blocked when Jenkins has the terminal", async () => {
    last().break();
    await vi.advanceTimersByTimeAsync(1_000);
    last().break();
    await vi.advanceTimersByTimeAsync(0);
    expect(phase()).toBe("blocked");
    connection.retry();
    last().open();
    expect(phase()).toBe("open");
  });

  it.each([
    ["gone", "gone"],
    ["forbidden", "gone"],
  ] as const)("ends when Jenkins says that the terminal is %s", async (answer, expected) => {
    found = answer;
    last().break();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phase()).toBe(expected);
    expect(sockets).toHaveLength(1);
  });

  it("goes on trying while Jenkins is away", async () => {
    found = "unreachable";
    for (let i = 0; i < 5; i++) {
      last().break();
      await vi.advanceTimersByTimeAsync(40_000);
    }
    expect(sockets.length).toBe(6);
    expect(phase()).toBe("lost");
  });

  it("ends with the shell, and not again", () => {
    last().open();
    const end = { reason: "EXITED", exitCode: 0, sentence: "The shell has ended with exit code 0." };
    last().tell({ type: "exit", end });
    last().break();
    expect(states.at(-1)).toEqual({ phase: "ended", end });
    expect(last().closed).toBe(true);
  });

  it("can be taken back from another window", () => {
    last().open();
    last().tell({ type: "replaced" });
    expect(phase()).toBe("replaced");
    connection.takeOver();
    expect(sockets).toHaveLength(2);
  });
});
