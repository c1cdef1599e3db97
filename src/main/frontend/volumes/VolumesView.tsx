import { useCallback, useMemo, useState } from "react";
import { useApp } from "../AppContext";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { dockerSize } from "../format/dockerSize";
import { shortId } from "../format/text";
import { RunningJobs } from "../jobs/RunningJobs";
import { type Doing, useJob } from "../jobs/useJob";
import { useResource } from "../live/useResource";
import { CheckField } from "../objects/fields";
import { PruneDialog } from "../objects/PruneDialog";
import { environmentPath, Lost, removeAll } from "../objects/removal";
import { UsedBy } from "../objects/UsedBy";
import { Link } from "../router/Link";
import { DataTable } from "../table/DataTable";
import type { Column, Filter, RowAction } from "../table/types";
import { useEnvironment } from "../views/EnvironmentProvider";
import type { Volume, VolumeList, VolumeSizes } from "./api";
import { VolumeDialog } from "./VolumeDialog";

const JOBS = ["CLONE", "IMPORT", "PRUNE", "COPY"];
const ORDER = { column: "name", descending: false };
const FILTERS: Filter<Volume>[] = [
  { id: "use", title: "Use", kind: "choose", valuesOf: ({ containers, anonymous }) => [containers.length > 0 ? "used" : "unused", ...(anonymous ? ["anonymous"] : [])] },
  { id: "stack", title: "Stack", kind: "suggest", valuesOf: ({ stack }) => (stack === "" ? [] : [stack]) },
];

type Asking = "create" | "prune" | null;

/** The volumes of an environment. */
export function VolumesView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const load = useCallback(() => api.get<VolumeList>(`${environmentPath(name, "volumes")}/`), [api, name]);
  const resource = useResource<VolumeList>(`volumes:${name}`, "volumes", load);
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <>
      <RunningJobs environment={name} kinds={JOBS} />
      <ResourceView resource={resource} what="Its volumes">
        {({ volumes }) => <Shown volumes={volumes} onAsk={setAsking} />}
      </ResourceView>
      {asking === "create" && <VolumeDialog environment={name} onClose={close} />}
      {asking === "prune" && <PruneVolumes environment={name} onClose={close} />}
    </>
  );
}

function PruneVolumes({ environment, onClose }: { environment: string; onClose: () => void }) {
  const [all, setAll] = useState(false);
  return (
    <PruneDialog environment={environment} of="volumes" title="Prune volumes" order={{ all }} onClose={onClose}>
      <CheckField label="Also volumes that have a name" help="All that no container has; otherwise only those that nobody has named. What is in them is lost." value={all} onChange={setAll} />
    </PruneDialog>
  );
}

function Shown({ volumes, onAsk }: { volumes: Volume[]; onAsk: (asking: Asking) => void }) {
  const { urls, api, shell } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const [sizes, setSizes] = useState<Record<string, number> | null>(null);
  const counting = useJob();
  const mayDelete = shell.permissions.has("delete") && !readOnly;
  const mayDeploy = shell.permissions.has("deploy") && !readOnly;
  const columns = useMemo(() => columnsFor(environment, (volume) => urls.inEnvironment(environment, "volume", volume.name), sizes), [environment, urls, sizes]);
  const actions = useMemo<RowAction<Volume>[]>(
    () =>
      mayDelete
        ? [
            {
              id: "remove",
              title: "Remove",
              icon: "trash",
              danger: true,
              fits: ({ containers }) => containers.length === 0,
              confirm: (rows) => ({
                title: rows.length === 1 ? "Remove this volume?" : `Remove ${rows.length} volumes?`,
                body: <Lost sentence="Everything in these volumes is lost:" names={rows.map(({ name }) => name)} />,
                verb: "Remove",
              }),
              run: (rows) => removeAll(api, environment, "volumes", rows.map(({ name }) => name), false),
            },
          ]
        : [],
    [api, environment, mayDelete],
  );
  const count = () =>
    counting.run(
      () => api.get<VolumeSizes>(environmentPath(environment, "volumes", "sizes")),
      (answer) => setSizes(answer.sizes),
    );
  const tools = (
    <>
      {volumes.length > 0 && <SizesButton counting={counting} onCount={count} />}
      {mayDeploy && (
        <button type="button" className="jenkins-button jenkins-button--primary" onClick={() => onAsk("create")}>
          <Icon name="plus" />
          Create
        </button>
      )}
      {mayDelete && volumes.length > 0 && (
        <button type="button" className="jenkins-button" onClick={() => onAsk("prune")}>
          <Icon name="trash" />
          Prune
        </button>
      )}
    </>
  );
  return (
    <DataTable
      id="volumes"
      label="volumes"
      rows={volumes}
      rowKey={keyOf}
      rowName={keyOf}
      columns={columns}
      filters={FILTERS}
      actions={actions}
      hrefOf={(volume) => urls.inEnvironment(environment, "volume", volume.name)}
      order={ORDER}
      addressed
      empty={
        <Notice icon="volume" title="No volume yet" actions={tools}>
          Volumes keep what containers write. They appear here when they are made, by hand or by a stack.
        </Notice>
      }
    >
      {tools}
    </DataTable>
  );
}

function SizesButton({ counting, onCount }: { counting: Doing; onCount: () => void }) {
  return (
    <button type="button" className="jenkins-button" disabled={counting.busy} title={counting.error?.message ?? "The engine counts the files of all volumes, which may take a while"} onClick={onCount}>
      <Icon name={counting.error === null ? "pulse" : "alert"} />
      {counting.busy ? "Counting\u2026" : "Sizes"}
    </button>
  );
}

function keyOf({ name }: Volume): string {
  return name;
}

/** A made-up name is as long as a digest: its beginning has to do. */
function shown({ name, anonymous }: Volume): string {
  return anonymous && name.length === 64 ? `${shortId(name)}\u2026` : name;
}

function columnsFor(environment: string, href: (volume: Volume) => string, sizes: Record<string, number> | null): Column<Volume>[] {
  return [
    {
      id: "name",
      title: "Name",
      width: 18,
      grow: true,
      fixed: true,
      text: ({ name }) => name,
      cell: (volume) => (
        <>
          <Link className="jenkins-table__link" href={href(volume)} title={volume.name}>
            <Name>{shown(volume)}</Name>
          </Link>
          {volume.anonymous && <span className="windflow-quiet"> anonymous</span>}
        </>
      ),
    },
    { id: "driver", title: "Driver", width: 8, text: ({ driver, share }) => `${driver} ${share}`, cell: ({ driver, share }) => <Name>{share === "" ? driver : `${driver} (${share})`}</Name> },
    { id: "size", title: "Size", width: 7, align: "end", sort: ({ name }) => sizes?.[name] ?? null, cell: ({ name }) => (sizes?.[name] === undefined ? "\u2013" : dockerSize(sizes[name])) },
    {
      id: "containers",
      title: "Used by",
      width: 16,
      text: ({ containers }) => containers.map(({ name }) => name).join(" "),
      sort: ({ containers }) => containers.length,
      cell: ({ containers }) => <UsedBy environment={environment} containers={containers} />,
    },
    { id: "stack", title: "Stack", width: 10, text: ({ stack }) => stack, cell: ({ stack }) => <Name>{stack}</Name> },
    { id: "mountpoint", title: "Mount point", width: 22, hidden: true, text: ({ mountpoint }) => mountpoint, cell: ({ mountpoint }) => <Name>{mountpoint}</Name> },
  ];
}
