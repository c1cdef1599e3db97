import { useCallback, useState } from "react";
import { useApp } from "../AppContext";
import { Card } from "../components/Card";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { ResourceView } from "../components/ResourceView";
import { TimeAgo } from "../components/TimeAgo";
import { useJob } from "../jobs/useJob";
import { useResource } from "../live/useResource";
import { Facts, Pairs } from "../objects/Facts";
import { environmentPath, Lost } from "../objects/removal";
import { Link } from "../router/Link";
import { useNavigate, useParams } from "../router/RouterContext";
import { useEnvironment } from "../views/EnvironmentProvider";
import { ObjectFrame } from "../views/ObjectFrame";
import type { Endpoint, Network } from "./api";
import { ConnectDialog } from "./ConnectDialog";

const LIST = { title: "Networks", path: "networks" };

/** One network: its addresses and its containers, which can be put in and taken out. */
export function NetworkView() {
  const { api } = useApp();
  const { name: environment } = useEnvironment();
  const { name } = useParams<"name">();
  const path = environmentPath(environment, "network", name);
  const load = useCallback(() => api.get<Network>(`${path}/`), [api, path]);
  const resource = useResource<Network>(`networks:${environment}`, "", load, (event) => event.name === "networks");
  return (
    <ObjectFrame list={LIST} name={resource.state.phase === "ready" ? resource.state.value.name : name} controls={resource.state.phase === "ready" && <Controls network={resource.state.value} path={path} />}>
      <ResourceView resource={resource} what="The network">
        {(network) => <Body network={network} path={path} />}
      </ResourceView>
    </ObjectFrame>
  );
}

function Controls({ network, path }: { network: Network; path: string }) {
  const { api, shell, urls } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const navigate = useNavigate();
  const doing = useJob();
  const [asking, setAsking] = useState<"connect" | "remove" | null>(null);
  const close = () => setAsking(null);
  const used = network.containers.some(({ state }) => state === "running");
  const remove = () =>
    doing.run(
      () => api.post(`${path}/remove`),
      () => navigate(urls.inEnvironment(environment, "networks")),
    );
  return (
    <>
      {shell.permissions.has("deploy") && !readOnly && (
        <button type="button" className="jenkins-button" onClick={() => setAsking("connect")}>
          <Icon name="link" />
          Connect
        </button>
      )}
      {shell.permissions.has("delete") && !readOnly && !network.builtIn && (
        <button type="button" className="jenkins-button jenkins-!-destructive-color" disabled={used} title={used ? "Running containers are in it" : undefined} onClick={() => setAsking("remove")}>
          <Icon name="trash" />
          Remove
        </button>
      )}
      {doing.error !== null && (
        <span className="jenkins-!-error-color" role="alert">
          <Name>{doing.error.message}</Name>
        </span>
      )}
      {asking === "connect" && <ConnectDialog environment={environment} network={network} onClose={close} />}
      {asking === "remove" && (
        <ConfirmDialog title="Remove this network?" action="Remove" refuse="Keep" onClose={close} onConfirm={remove}>
          <Lost sentence={network.containers.length === 0 ? "The network goes:" : `The network goes, and stopped containers cannot start without it any more (${network.containers.map(({ name }) => name).join(", ")}):`} names={[network.name]} />
        </ConfirmDialog>
      )}
    </>
  );
}

function Body({ network, path }: { network: Network; path: string }) {
  const yes = (value: boolean) => (value ? "yes" : "no");
  return (
    <div className="windflow-cards">
      <Card title="Network">
        <Facts
          facts={[
            ["Driver", network.driver],
            ["Scope", network.scope],
            ["Id", <code key="id">{network.id}</code>],
            ["Created", network.created === "" ? "" : <TimeAgo key="created" time={network.created} />],
            ["Internal", yes(network.internal)],
            ["Attachable", yes(network.attachable)],
            ["IPv6", yes(network.ipv6)],
            ["Stack", network.stack],
          ]}
        />
      </Card>
      <Card title="Addresses" note={network.ipam}>
        {network.pools.length === 0 ? (
          <p className="windflow-quiet">It gives none.</p>
        ) : (
          network.pools.map(({ subnet, gateway, range, auxiliary }) => (
            <Facts
              key={subnet}
              facts={[
                ["Subnet", subnet],
                ["Gateway", gateway],
                ["Range", range],
                ["Taken by others", Object.entries(auxiliary).map(([name, address]) => `${name} ${address}`).join(", ")],
              ]}
            />
          ))
        )}
      </Card>
      <Card title="Containers" note={String(network.containers.length)}>
        <Members network={network} path={path} />
      </Card>
      <Card title="Options">
        <Pairs pairs={network.options} none="It has none." />
      </Card>
      <Card title="Labels">
        <Pairs pairs={network.labels} none="It has no labels." />
      </Card>
    </div>
  );
}

function Members({ network, path }: { network: Network; path: string }) {
  const { api, shell, urls } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const doing = useJob();
  const [leaving, setLeaving] = useState<Endpoint | null>(null);
  if (network.containers.length === 0) {
    return <p className="windflow-quiet">No container is in it.</p>;
  }
  return (
    <div className="windflow-scroll">
      {doing.error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          <Name>{doing.error.message}</Name>
        </div>
      )}
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Container</th>
            <th scope="col">State</th>
            <th scope="col">IPv4</th>
            <th scope="col">IPv6</th>
            <th scope="col">MAC</th>
            <th scope="col" aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {network.containers.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <Link className="jenkins-table__link" href={urls.container(environment, member.name)}>
                  <Name>{member.name}</Name>
                </Link>
              </th>
              <td>{member.state}</td>
              <td>{member.ipv4}</td>
              <td>{member.ipv6}</td>
              <td>{member.macAddress}</td>
              <td>
                {shell.permissions.has("deploy") && !readOnly && (
                  <button type="button" className="jenkins-button jenkins-button--tertiary" disabled={doing.busy} onClick={() => setLeaving(member)}>
                    Disconnect
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving !== null && (
        <ConfirmDialog title="Disconnect this container?" action="Disconnect" refuse="Keep" onClose={() => setLeaving(null)} onConfirm={() => doing.run(() => api.post(`${path}/disconnect`, { container: leaving.id }), () => {})}>
          <Lost sentence={`It can neither be reached nor reach others through ${network.name} any more:`} names={[leaving.name]} />
        </ConfirmDialog>
      )}
    </div>
  );
}
