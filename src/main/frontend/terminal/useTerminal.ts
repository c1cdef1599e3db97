import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { loadCode } from "../router/view";
import type { Terminal, TerminalApi } from "./api";
import { type PageKey, pageKey } from "./keys";
import type { Screen, ScreenOptions } from "./Screen";
import { type ConnectionState, type Probe, type Socket, TerminalConnection } from "./TerminalConnection";

/** A screen with the connection that fills it. */
export interface LiveTerminal {
  screen: Screen;
  connection: TerminalConnection;
}

const KEEP_LOGGED_IN_EVERY = 5 * 60_000;

/** Shows a terminal in an element, for as long as the component that asks for it is there; `live` is how to reach it meanwhile. */
export function useTerminal(
  place: RefObject<HTMLElement | null>,
  live: RefObject<LiveTerminal | null>,
  api: TerminalApi,
  terminal: Terminal,
  options: ScreenOptions,
  onKey: (key: PageKey) => void,
): ConnectionState {
  const { urls } = useApp();
  const [state, setState] = useState<ConnectionState>({ phase: "connecting" });
  const address = webSocketAddress(urls.api(api.socketPath(terminal.id)));
  const press = useEffectEvent(onKey);
  const firstOptions = useEffectEvent(() => options);

  useEffect(() => {
    let wanted = true;
    const way = { connect: () => connect(address), probe: () => probe(api, terminal.id) };
    const isOurs = (event: KeyboardEvent): boolean => {
      const key = pageKey(event);
      if (key !== null) {
        event.preventDefault();
        press(key);
      }
      return key !== null;
    };
    void loadCode(() => import("./Screen")).then(({ Screen: screenType }) => {
      if (wanted && place.current !== null) {
        live.current = open(screenType, place.current, firstOptions(), way, setState, isOurs);
      }
    });
    // Requests keep Jenkins' session alive, which typing over a WebSocket does not.
    const awake = setInterval(() => void api.list().catch(() => {}), KEEP_LOGGED_IN_EVERY);
    return () => {
      wanted = false;
      clearInterval(awake);
      live.current?.connection.leave();
      live.current?.screen.dispose();
      live.current = null;
    };
  }, [place, live, api, terminal.id, address]);

  useEffect(() => live.current?.screen.apply(options), [live, options]);
  return state;
}

/** Puts a screen and a connection together. */
function open(
  screenType: typeof Screen,
  place: HTMLElement,
  options: ScreenOptions,
  way: { connect: () => Socket; probe: () => Promise<Probe> },
  onState: (state: ConnectionState) => void,
  onKey: (event: KeyboardEvent) => boolean,
): LiveTerminal {
  const screen: Screen = new screenType(place, options, {
    typed: (text) => connection.type(text),
    typedBytes: (bytes) => connection.typeBytes(bytes),
    resized: (rows, columns) => connection.resize(rows, columns),
    key: onKey,
  });
  const connection = new TerminalConnection(way, { ...screen.output, state: onState });
  const { rows, columns } = screen.size;
  connection.resize(rows, columns);
  connection.start();
  screen.focus();
  return { screen, connection };
}

function connect(address: string): Socket {
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  return socket as unknown as Socket;
}

function webSocketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

async function probe(api: TerminalApi, id: string): Promise<Probe> {
  try {
    return (await api.list()).some((one) => one.id === id) ? "there" : "gone";
  } catch (failure) {
    if (failure instanceof ApiError && failure.forbidden) {
      return "forbidden";
    }
    return failure instanceof ApiError && failure.missing ? "gone" : "unreachable";
  }
}
