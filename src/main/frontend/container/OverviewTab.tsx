import { type ReactNode, useState } from "react";
import { useApp } from "../AppContext";
import { Card } from "../components/Card";
import { CopyButton } from "../components/CopyButton";
import { Name } from "../components/Name";
import { TimeAgo } from "../components/TimeAgo";
import { Link } from "../router/Link";
import type { ContainerDocument, Json } from "./api";
import { ContainerFrame, useContainer } from "./ContainerFrame";
import { at, isObject, textAt } from "./json";
import { BYTES, CPUS, PORTS } from "./kinds";

/** What a container is and how it is. */
export function OverviewTab() {
  return <ContainerFrame tab="Overview">{(document) => <Overview document={document} />}</ContainerFrame>;
}

function Overview({ document }: { document: ContainerDocument }) {
  const { inspect, settings } = document;
  const state = at(inspect, ["State"]);
  return (
    <div className="windflow-overview">
      <Card title="Container">
        <Facts
          facts={[
            ["Image", <Code key="image" text={textAt(settings, "Image")} />],
            ["ID", <Code key="id" text={textAt(inspect, "Id")} />],
            ["Command", <Code key="command" text={command(inspect)} />],
            ["Created", <TimeAgo key="created" time={textAt(inspect, "Created")} />],
            ["Started", started(textAt(state, "StartedAt"))],
            ["Exit code", textAt(state, "Status") === "exited" ? textAt(state, "ExitCode") : ""],
            ["Error", textAt(state, "Error")],
            ["Restarts", textAt(inspect, "RestartCount")],
            ["Restart policy", textAt(settings, "HostConfig", "RestartPolicy", "Name")],
            ["Memory limit", BYTES.show(at(settings, ["HostConfig", "Memory"]))],
            ["Processors", CPUS.show(at(settings, ["HostConfig", "NanoCpus"]))],
            ["User", textAt(settings, "User")],
            ["Working directory", textAt(settings, "WorkingDir")],
          ]}
        />
      </Card>
      <NetworkCard document={document} />
      <MountsCard mounts={at(inspect, ["Mounts"])} />
      <VariablesCard document={document} />
      <LabelsCard labels={at(settings, ["Labels"])} />
      <HealthLog log={at(state, ["Health", "Log"])} />
    </div>
  );
}

/** Names and values; those without a value are left out. */
function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="windflow-facts">
      {facts
        .filter(([, value]) => value !== "" && value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Code({ text }: { text: string }) {
  return (
    <span className="windflow-code">
      <code>
        <Name>{text}</Name>
      </code>
      <CopyButton label="Copy" text={() => text} />
    </span>
  );
}

function command(inspect: Json): string {
  const args = at(inspect, ["Args"]);
  return [textAt(inspect, "Path"), ...(Array.isArray(args) ? args.map(String) : [])].map((word) => (/[\s'"]/.test(word) ? JSON.stringify(word) : word)).join(" ");
}

function started(time: string): ReactNode {
  return time === "" || time.startsWith("0001") ? "" : <TimeAgo time={time} />;
}

function NetworkCard({ document: { inspect } }: { document: ContainerDocument }) {
  const { urls } = useApp();
  const { environment } = useContainer();
  const networks = at(inspect, ["NetworkSettings", "Networks"]);
  const rows = isObject(networks) ? Object.entries(networks) : [];
  const ports = PORTS.show(at(inspect, ["NetworkSettings", "Ports"]))
    .split("\n")
    .filter((line) => line !== "");
  return (
    <Card title="Network" note={textAt(inspect, "HostConfig", "NetworkMode")}>
      {rows.length > 0 && (
        <table className="jenkins-table">
          <thead>
            <tr>
              <th>Network</th>
              <th>Address</th>
              <th>MAC address</th>
              <th>Names there</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, endpoint]) => (
              <tr key={name}>
                <td>
                  <Link href={urls.inEnvironment(environment, "network", name)}>
                    <Name>{name}</Name>
                  </Link>
                </td>
                <td>{[textAt(endpoint, "IPAddress"), textAt(endpoint, "GlobalIPv6Address")].filter((address) => address !== "").join(", ")}</td>
                <td>{textAt(endpoint, "MacAddress")}</td>
                <td>
                  <Name>{list(at(endpoint, ["Aliases"])).join(", ")}</Name>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ports.length > 0 && (
        <p>
          Published: <code>{ports.join(", ")}</code>
        </p>
      )}
      {rows.length === 0 && ports.length === 0 && <p>It has no network of its own.</p>}
    </Card>
  );
}

function list(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function MountsCard({ mounts }: { mounts: Json | undefined }) {
  const { urls } = useApp();
  const { environment } = useContainer();
  const rows = Array.isArray(mounts) ? mounts : [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <Card title="Mounts">
      <table className="jenkins-table">
        <thead>
          <tr>
            <th>In the container</th>
            <th>Kind</th>
            <th>From</th>
            <th>Access</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((mount) => {
            const volume = textAt(mount, "Type") === "volume" ? textAt(mount, "Name") : "";
            return (
              <tr key={textAt(mount, "Destination")}>
                <td>
                  <code>
                    <Name>{textAt(mount, "Destination")}</Name>
                  </code>
                </td>
                <td>{textAt(mount, "Type")}</td>
                <td className="windflow-long">
                  {volume === "" ? (
                    <Name>{textAt(mount, "Source")}</Name>
                  ) : (
                    <Link href={urls.inEnvironment(environment, "volume", volume)}>
                      <Name>{volume}</Name>
                    </Link>
                  )}
                </td>
                <td>{at(mount, ["RW"]) === false ? "read only" : "read and write"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

/** Values are hidden until somebody who may see them asks: there may be somebody behind. */
function VariablesCard({ document: { masked, settings, image } }: { document: ContainerDocument }) {
  const [open, setOpen] = useState(false);
  const variables = list(at(settings, ["Env"]));
  const own = new Set(list(at(image, ["Env"])));
  if (variables.length === 0) {
    return null;
  }
  const reveal = !masked && (
    <button type="button" className="jenkins-button" aria-pressed={open} onClick={() => setOpen(!open)}>
      {open ? "Hide values" : "Show values"}
    </button>
  );
  return (
    <Card title="Variables" note={masked ? "values need the permission Windflow/Secrets" : undefined} controls={reveal || undefined}>
      <table className="jenkins-table windflow-variables">
        <tbody>
          {variables.map((variable) => {
            const [, name, value] = /^([^=]*)=?(.*)$/s.exec(variable)!;
            return (
              <tr key={name}>
                <th scope="row">
                  <Name>{name!}</Name>
                </th>
                <td className="windflow-long">{open ? <Name>{value!}</Name> : "***"}</td>
                <td>{!masked && own.has(variable) ? "from the image" : ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function LabelsCard({ labels }: { labels: Json | undefined }) {
  const rows = isObject(labels) ? Object.entries(labels).sort(([one], [other]) => one.localeCompare(other)) : [];
  if (rows.length === 0) {
    return null;
  }
  return (
    <Card title="Labels">
      <table className="jenkins-table windflow-variables">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <Name>{name}</Name>
              </th>
              <td className="windflow-long">
                <Name>{String(value)}</Name>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function HealthLog({ log }: { log: Json | undefined }) {
  const checks = Array.isArray(log) ? log.slice(-5).reverse() : [];
  if (checks.length === 0) {
    return null;
  }
  return (
    <Card title="Health checks" note="the last ones">
      <table className="jenkins-table">
        <tbody>
          {checks.map((check) => (
            <tr key={textAt(check, "Start")}>
              <td>
                <TimeAgo time={textAt(check, "Start")} />
              </td>
              <td>exit code {textAt(check, "ExitCode")}</td>
              <td className="windflow-long">
                <Name>{textAt(check, "Output")}</Name>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
