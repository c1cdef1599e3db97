import { backoff } from "../live/backoff";
import type { TerminalEnd } from "./api";

/** How a pane's connection is. */
export type ConnectionState =
  | { phase: "connecting" }
  | { phase: "open" }
  /** It broke, and is tried again. */
  | { phase: "lost"; failures: number }
  /** Jenkins answers and has the terminal, but WebSockets do not get through. */
  | { phase: "blocked" }
  | { phase: "ended"; end: TerminalEnd }
  /** It ended while nobody was connected, or may not be used any more. */
  | { phase: "gone"; sentence: string }
  | { phase: "replaced" };

/** What Jenkins says about a terminal whose connection could not be made. */
export type Probe = "there" | "gone" | "forbidden" | "unreachable";

export interface ConnectionListener {
  /** The output begins anew, with what is kept of it. */
  begin: () => void;
  output: (bytes: Uint8Array) => void;
  state: (state: ConnectionState) => void;
}

/** What a WebSocket does for a connection; tests have another one. */
export type Socket = Pick<WebSocket, "send" | "close"> & {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
};

interface Surroundings {
  connect: () => Socket;
  probe: () => Promise<Probe>;
  random?: () => number;
}

const PING_EVERY = 20_000;
const SILENCE = 10_000;
const PIECE = 16 * 1024;
const WINDOW = 64 * 1024;
/** So many attempts in a row that never opened, though Jenkins has the terminal, are no accident. */
const BLOCKED_AFTER = 2;

const encoder = new TextEncoder();

/** The way to a terminal: it is made again whenever it breaks, until the terminal ends or is given up. */
export class TerminalConnection {
  private socket: Socket | null = null;
  private failures = 0;
  private opened = false;
  private size: { rows: number; columns: number } | null = null;
  private waiting: Uint8Array[] = [];
  private sent = 0;
  private taken = 0;
  private over = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pinger: ReturnType<typeof setInterval> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly listener: ConnectionListener,
  ) {}

  start(): void {
    this.listener.state({ phase: "connecting" });
    this.connect();
  }

  /** Does not wait any longer for the next attempt. */
  retry(): void {
    if (!this.over && this.socket === null) {
      clearTimeout(this.timer);
      this.failures = 0;
      this.start();
    }
  }

  /** Takes a replaced terminal back. */
  takeOver(): void {
    this.over = false;
    this.retry();
  }

  type(text: string): void {
    this.typeBytes(encoder.encode(text));
  }

  /** What is typed while there is no connection is lost, as nobody could see it. */
  typeBytes(bytes: Uint8Array): void {
    if (this.isOpen()) {
      for (let from = 0; from < bytes.length; from += PIECE) {
        this.waiting.push(bytes.slice(from, from + PIECE));
      }
      this.flush();
    }
  }

  resize(rows: number, columns: number): void {
    this.size = { rows, columns };
    this.tell({ type: "resize", rows, columns });
  }

  /** Leaves the terminal, which waits a while for somebody to come back. */
  leave(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.drop()?.close();
  }

  private connect(): void {
    const socket = this.surroundings.connect();
    this.socket = socket;
    this.opened = false;
    socket.onopen = () => {
      this.opened = true;
      this.waiting = [];
      this.sent = 0;
      this.taken = 0;
      this.pinger = setInterval(() => this.ping(), PING_EVERY);
      if (this.size !== null) {
        this.tell({ type: "resize", ...this.size });
      }
    };
    socket.onmessage = ({ data }) => {
      clearTimeout(this.silence);
      if (typeof data === "string") {
        this.hear(JSON.parse(data) as Message);
      } else {
        this.listener.output(new Uint8Array(data as ArrayBuffer));
      }
    };
    socket.onclose = () => {
      if (this.socket === socket) {
        this.lose();
      }
    };
  }

  private hear(message: Message): void {
    switch (message.type) {
      case "hello":
        this.failures = 0;
        this.listener.begin();
        this.listener.state({ phase: "open" });
        break;
      case "taken":
        this.taken = message.bytes;
        this.flush();
        break;
      case "exit":
        this.finish({ phase: "ended", end: message.end });
        break;
      case "replaced":
        this.finish({ phase: "replaced" });
        break;
      default:
        // A pong has done its work by coming.
        break;
    }
  }

  private lose(): void {
    const wasOpen = this.opened;
    this.drop();
    if (this.over) {
      return;
    }
    this.failures++;
    this.listener.state({ phase: "lost", failures: this.failures });
    if (wasOpen) {
      this.later();
    } else {
      void this.ask();
    }
  }

  /** A connection that was never made says nothing about why: Jenkins is asked in another way. */
  private async ask(): Promise<void> {
    const found = await this.surroundings.probe();
    if (this.over) {
      return;
    }
    if (found === "gone") {
      this.finish({ phase: "gone", sentence: "The terminal has ended while there was no connection to it." });
    } else if (found === "forbidden") {
      this.finish({ phase: "gone", sentence: "You may not use terminals here any more, or you are logged out." });
    } else {
      if (found === "there" && this.failures >= BLOCKED_AFTER) {
        this.listener.state({ phase: "blocked" });
      }
      this.later();
    }
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), backoff(this.failures, this.surroundings.random ?? Math.random));
  }

  private finish(state: ConnectionState): void {
    this.over = true;
    const socket = this.drop();
    this.listener.state(state);
    socket?.close();
  }

  private drop(): Socket | null {
    const socket = this.socket;
    this.socket = null;
    clearInterval(this.pinger);
    clearTimeout(this.silence);
    return socket;
  }

  private ping(): void {
    this.tell({ type: "ping" });
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      const socket = this.socket;
      this.lose();
      socket?.close();
    }, SILENCE);
  }

  private flush(): void {
    while (this.isOpen() && this.waiting.length > 0 && this.sent - this.taken < WINDOW - PIECE) {
      const piece = this.waiting.shift()!;
      this.sent += piece.length;
      this.socket!.send(piece as Uint8Array<ArrayBuffer>);
    }
  }

  private tell(message: object): void {
    if (this.isOpen()) {
      this.socket!.send(JSON.stringify(message));
    }
  }

  private isOpen(): boolean {
    return this.socket !== null && this.opened;
  }
}

type Message = { type: "hello" | "pong" | "replaced" | "overrun" } | { type: "taken"; bytes: number } | { type: "exit"; end: TerminalEnd };
