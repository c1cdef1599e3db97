import { Api } from "../api/Api";
import { LEASE, type PageMessage } from "./protocol";
import { type Subscriber, Switchboard } from "./Switchboard";

/* The SharedWorker that holds the browser's one event stream for all open pages. */

interface SharedWorkerScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

let switchboard: Switchboard | null = null;

(self as unknown as SharedWorkerScope).onconnect = (event) => {
  const port = event.ports[0];
  if (port) {
    serve(port);
  }
};

function serve(port: MessagePort): void {
  const subscriber: Subscriber = (message) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
    switch (data.kind) {
      case "join":
        switchboard ??= open(new Api(data.rootUrl, data.crumb));
        break;
      case "topics":
        switchboard?.subscribe(subscriber, data.topics);
        break;
      case "alive":
        switchboard?.alive(subscriber);
        break;
      case "leave":
        switchboard?.leave(subscriber);
        break;
    }
  };
}

function open(api: Api): Switchboard {
  const opened = new Switchboard(api);
  setInterval(() => opened.sweep(), LEASE / 3);
  return opened;
}
