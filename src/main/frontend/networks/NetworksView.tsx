import { useCallback, useMemo, useState } from "react";
import { useApp } from "../AppContext";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { RunningJobs } from "../jobs/RunningJobs";
import { useResource } from "../live/useResource";
import { PruneDialog } from "../objects/PruneDialog";
import { environmentPath, Lost, removeAll } from "../objects/removal";
import { UsedBy } from "../objects/UsedBy";
import { Link } from "../router/Link";
import { useQuery } from "../router/useQuery";
import { DataTable } from "../table/DataTable";
import type { Column, Filter, RowAction } from "../table/types";
import { useEnvironment } from "../views/EnvironmentProvider";
import type { Network, NetworkList } from "./api";
import { NetworkDialog } from "./NetworkDialog";
import { NetworkPicture } from "./NetworkPicture";

const ORDER = { column: "name", descending: false };
const EVERYTHING = {};
const FILTERS: Filter<Network>[] = [
  { id: "driver", title: "Driver", kind: "choose", valuesOf: ({ driver }) => [driver] },
  { id: "use", title: "Use", kind: "choose", valuesOf: ({ containers, builtIn }) => [containers.length > 0 ? "used" : "unused", ...(builtIn ? ["built-in"] : [])] },
  { id: "stack", title: "Stack", kind: "suggest", valuesOf: ({ stack }) => (stack === "" ? [] : [stack]) },
];

type Asking = "create" | "prune" | null;

/** The networks of an environment, as a table or as a picture. */
export function NetworksView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const load = useCallback(() => api.get<NetworkList>(`${environmentPath(name, "networks")}/`), [api, name]);
  const resource = useResource<NetworkList>(`networks:${name}`, "networks", load);
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <>
      <RunningJobs environment={name} kinds={["PRUNE"]} />
      <ResourceView resource={resource} what="Its networks">
        {(list) => <Shown list={list} onAsk={setAsking} />}
      </ResourceView>
      {asking === "create" && <NetworkDialog environment={name} onClose={close} />}
      {asking === "prune" && <PruneDialog environment={name} of="networks" title="Prune networks" order={EVERYTHING} onClose={close} />}
    </>
  );
}

function Shown({ list, onAsk }: { list: NetworkList; onAsk: (asking: Asking) => void }) {
  const { urls, api, shell } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const [query, setQuery] = useQuery();
  const picture = query.get("view") === "picture";
  const mayDelete = shell.permissions.has("delete") && !readOnly;
  const columns = useMemo(() => columnsFor(environment, (network) => urls.inEnvironment(environment, "network", network.name)), [environment, urls]);
  const actions = useMemo<RowAction<Network>[]>(
    () =>
      mayDelete
        ? [
            {
              id: "remove",
              title: "Remove",
              icon: "trash",
              danger: true,
              fits: ({ builtIn, containers }) => !builtIn && !containers.some(({ state }) => state === "running"),
              confirm: (rows) => ({
                title: rows.length === 1 ? "Remove this network?" : `Remove ${rows.length} networks?`,
                body: <Lost sentence={removalSentence(rows)} names={rows.map(({ name }) => name)} />,
                verb: "Remove",
              }),
              run: (rows) => removeAll(api, environment, "networks", rows.map(({ id }) => id), false),
            },
          ]
        : [],
    [api, environment, mayDelete],
  );
  const tools = (
    <>
      <button type="button" className="jenkins-button" aria-pressed={picture} onClick={() => setQuery({ view: picture ? "" : "picture" })}>
        <Icon name={picture ? "columns" : "network"} />
        {picture ? "Table" : "Picture"}
      </button>
      {shell.permissions.has("deploy") && !readOnly && (
        <button type="button" className="jenkins-button jenkins-button--primary" onClick={() => onAsk("create")}>
          <Icon name="plus" />
          Create
        </button>
      )}
      {mayDelete && (
        <button type="button" className="jenkins-button" onClick={() => onAsk("prune")}>
          <Icon name="trash" />
          Prune
        </button>
      )}
    </>
  );
  if (picture) {
    return (
      <section aria-label="networks">
        <div className="windflow-toolbar">
          <div className="windflow-toolbar__end windflow-data__tools">{tools}</div>
        </div>
        <NetworkPicture environment={environment} list={list} />
      </section>
    );
  }
  return (
    <DataTable
      id="networks"
      label="networks"
      rows={list.networks}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      columns={columns}
      filters={FILTERS}
      actions={actions}
      hrefOf={(network) => urls.inEnvironment(environment, "network", network.name)}
      order={ORDER}
      addressed
      empty={<Notice icon="network" title="No network" actions={tools} />}
    >
      {tools}
    </DataTable>
  );
}

function removalSentence(rows: Network[]): string {
  const stopped = rows.flatMap(({ containers }) => containers.map(({ name }) => name));
  return stopped.length === 0 ? "These networks go:" : `Stopped containers cannot start without them any more (${stopped.join(", ")}). These networks go:`;
}

function columnsFor(environment: string, href: (network: Network) => string): Column<Network>[] {
  return [
    {
      id: "name",
      title: "Name",
      width: 16,
      grow: true,
      fixed: true,
      text: ({ name, id }) => `${name} ${id}`,
      sort: ({ name }) => name,
      cell: (network) => (
        <>
          <Link className="jenkins-table__link" href={href(network)}>
            <Name>{network.name}</Name>
          </Link>
          {network.builtIn && <span className="windflow-quiet"> built in</span>}
        </>
      ),
    },
    { id: "driver", title: "Driver", width: 7, text: ({ driver }) => driver, cell: ({ driver }) => <Name>{driver}</Name> },
    { id: "subnets", title: "Subnets", width: 13, text: ({ pools }) => pools.map(({ subnet }) => subnet).join(" "), cell: ({ pools }) => <Name>{pools.map(({ subnet }) => subnet).join(", ")}</Name> },
    { id: "gateway", title: "Gateway", width: 9, hidden: true, text: ({ pools }) => pools.map(({ gateway }) => gateway).join(" "), cell: ({ pools }) => <Name>{pools.map(({ gateway }) => gateway).join(", ")}</Name> },
    { id: "kind", title: "Kind", width: 9, text: kindOf, cell: (network) => <span className="windflow-quiet">{kindOf(network)}</span> },
    {
      id: "containers",
      title: "Containers",
      width: 18,
      text: ({ containers }) => containers.map(({ name }) => name).join(" "),
      sort: ({ containers }) => containers.length,
      cell: ({ containers }) => <UsedBy environment={environment} containers={containers} />,
    },
    { id: "stack", title: "Stack", width: 9, text: ({ stack }) => stack, cell: ({ stack }) => <Name>{stack}</Name> },
  ];
}

function kindOf({ internal, attachable, ipv6, scope }: Network): string {
  return [internal && "internal", attachable && "attachable", ipv6 && "IPv6", scope !== "local" && scope].filter(Boolean).join(", ");
}
