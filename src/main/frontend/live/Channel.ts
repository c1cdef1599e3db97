import { Api } from "../api/Api";
import type { Crumb } from "../api/crumb";
import type { LiveMessage, PageMessage } from "./protocol";
import { Switchboard } from "./Switchboard";

/** The way from a page to the shared connection. */
export interface Channel {
  send(message: PageMessage): void;
}

/** Through the SharedWorker where there is one, else inside this page. `failed` is called when the worker cannot be loaded. */
export function openChannel(
  rootUrl: string,
  crumb: Crumb | null,
  receive: (message: LiveMessage) => void,
  failed: () => void,
): Channel {
  return "SharedWorker" in globalThis
    ? sharedChannel(rootUrl, crumb, receive, failed)
    : localChannel(rootUrl, crumb, receive);
}

function sharedChannel(
  rootUrl: string,
  crumb: Crumb | null,
  receive: (message: LiveMessage) => void,
  failed: () => void,
): Channel {
  // The crumb belongs to the session: another user of the same browser must not get this user's stream.
  const name = `windflow ${rootUrl} ${crumb?.value.slice(0, 16) ?? ""}`;
  const worker = new SharedWorker(new URL("./worker.ts", import.meta.url), { type: "module", name });
  worker.onerror = failed;
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => receive(data);
  worker.port.postMessage({ kind: "join", rootUrl, crumb } satisfies PageMessage);
  return { send: (message) => worker.port.postMessage(message) };
}

/** One connection for this page alone. */
export function localChannel(rootUrl: string, crumb: Crumb | null, receive: (message: LiveMessage) => void): Channel {
  const switchboard = new Switchboard(new Api(rootUrl, crumb));
  return {
    send(message) {
      if (message.kind === "topics") {
        switchboard.subscribe(receive, message.topics);
      } else if (message.kind === "leave") {
        switchboard.leave(receive);
      }
    },
  };
}
