import type { ListedContainer } from "./api";

type Port = ListedContainer["ports"][number];

/** Published ports; with the environment's public address each TCP port is a link to it. One that is published for IPv4 and IPv6 is one. */
export function Ports({ ports, publicAddress }: { ports: Port[]; publicAddress: string }) {
  const published = new Map(ports.filter(({ host }) => host !== null).map((port) => [portText(port), port]));
  return (
    <span className="windflow-ports">
      {[...published].map(([text, port]) =>
        publicAddress !== "" && port.protocol === "tcp" ? (
          <a key={text} href={addressOf(port, publicAddress)} target="_blank" rel="noopener noreferrer" title={`Open ${addressOf(port, publicAddress)}`}>
            {text}
          </a>
        ) : (
          <span key={text}>{text}</span>
        ),
      )}
    </span>
  );
}

/** "8080:80", "53:53/udp"; one that is not published "80". */
export function portText({ host, container, protocol }: Port): string {
  return `${host === null ? "" : `${host}:`}${container}${protocol === "tcp" ? "" : `/${protocol}`}`;
}

function addressOf({ host, container }: Port, publicAddress: string): string {
  const secure = container === 443 || container === 8443;
  return `${secure ? "https" : "http"}://${publicAddress}:${host}/`;
}
