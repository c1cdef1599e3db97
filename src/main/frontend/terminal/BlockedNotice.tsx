import { CopyButton } from "../components/CopyButton";

/** Lines that a reverse proxy needs; docs/terminal.md has those of others. */
const NGINX = `map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}
# in the location of Jenkins:
proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_upgrade;
proxy_set_header Host $host:$server_port;
proxy_read_timeout 90s;`;

/** Says that something between browser and Jenkins lets no WebSocket through, and what to add to it. */
export function BlockedNotice({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="windflow-terminal__blocked" role="alert">
      <h3>WebSockets do not get through to Jenkins</h3>
      <p>
        The terminal is open in the container and Jenkins answers, but the connection for it is not let through. Usually a reverse proxy in front of Jenkins does not pass the upgrade on. For nginx, its configuration needs:
      </p>
      <pre>{NGINX}</pre>
      <div className="jenkins-buttons-row">
        <CopyButton text={() => NGINX} label="Copy these lines" />
        <button type="button" className="jenkins-button" onClick={onRetry}>
          Try again
        </button>
      </div>
    </div>
  );
}
