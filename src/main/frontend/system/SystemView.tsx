import { useCallback, useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { Card } from "../components/Card";
import { FailureNotice } from "../components/FailureNotice";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { ResourceView } from "../components/ResourceView";
import { Skeleton } from "../components/Skeleton";
import { dockerSize } from "../format/dockerSize";
import { RunningJobs } from "../jobs/RunningJobs";
import { asApiError, useResource } from "../live/useResource";
import { Facts } from "../objects/Facts";
import { CheckField, ChoiceField } from "../objects/fields";
import { PruneDialog } from "../objects/PruneDialog";
import { environmentPath } from "../objects/removal";
import { useEnvironment } from "../views/EnvironmentProvider";

interface Info {
  Name?: string;
  OperatingSystem?: string;
  OSType?: string;
  Architecture?: string;
  KernelVersion?: string;
  NCPU?: number;
  MemTotal?: number;
  Driver?: string;
  CgroupVersion?: string;
  CgroupDriver?: string;
  LoggingDriver?: string;
  DefaultRuntime?: string;
  DockerRootDir?: string;
  Containers?: number;
  ContainersRunning?: number;
  ContainersPaused?: number;
  ContainersStopped?: number;
  Images?: number;
  LiveRestoreEnabled?: boolean;
  SecurityOptions?: string[] | null;
  HttpProxy?: string;
  HttpsProxy?: string;
  NoProxy?: string;
  Swarm?: { LocalNodeState?: string };
  RegistryConfig?: { Mirrors?: string[] | null };
  ID?: string;
}

interface System {
  info: Info;
  version: { Version?: string; ApiVersion?: string; MinAPIVersion?: string; GitCommit?: string; BuildTime?: string; GoVersion?: string };
  warnings: string[];
}

interface Part {
  count: number;
  active: number;
  bytes: number;
  reclaimable: number;
}

type Usage = Record<"images" | "containers" | "volumes" | "buildCache", Part>;

const PARTS: [keyof Usage, string][] = [
  ["images", "Images"],
  ["containers", "Containers"],
  ["volumes", "Volumes"],
  ["buildCache", "Build cache"],
];

/** The engine as a whole: what it is, what it warns of, what its disk is used for. */
export function SystemView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const load = useCallback(() => api.get<System>(`${environmentPath(name, "system")}/`), [api, name]);
  const resource = useResource<System>(`environment:${name}`, "", load);
  return (
    <>
      <RunningJobs environment={name} kinds={["PRUNE"]} />
      <ResourceView resource={resource} what="What it says of itself will">
        {(system) => <Body system={system} environment={name} />}
      </ResourceView>
    </>
  );
}

function Body({ system: { info, version, warnings }, environment }: { system: System; environment: string }) {
  return (
    <div className="windflow-cards">
      {warnings.map((warning) => (
        <div key={warning} className="jenkins-alert jenkins-alert-warning windflow-alert">
          <Name>{warning}</Name>
        </div>
      ))}
      <DiskCard environment={environment} />
      <Card title="Engine">
        <Facts
          facts={[
            ["Version", `${version.Version ?? ""} (API ${version.ApiVersion ?? ""}, from ${version.MinAPIVersion ?? "?"} on)`],
            ["Host", info.Name ?? ""],
            ["System", [info.OperatingSystem, info.OSType, info.Architecture].filter(Boolean).join(", ")],
            ["Kernel", info.KernelVersion ?? ""],
            ["Processors", String(info.NCPU ?? "")],
            ["Memory", info.MemTotal === undefined ? "" : dockerSize(info.MemTotal)],
            ["Containers", `${info.ContainersRunning ?? 0} running, ${info.ContainersPaused ?? 0} paused, ${info.ContainersStopped ?? 0} stopped`],
            ["Images", String(info.Images ?? "")],
            ["Id", info.ID ?? ""],
          ]}
        />
      </Card>
      <Card title="Set up">
        <Facts
          facts={[
            ["Storage driver", info.Driver ?? ""],
            ["Data folder", info.DockerRootDir ?? ""],
            ["Control groups", [info.CgroupVersion === undefined ? "" : `version ${info.CgroupVersion}`, info.CgroupDriver].filter(Boolean).join(", ")],
            ["Logging driver", info.LoggingDriver ?? ""],
            ["Runtime", info.DefaultRuntime ?? ""],
            ["Security", (info.SecurityOptions ?? []).map((option) => option.replace(/^name=/, "")).join("; ")],
            ["Live restore", info.LiveRestoreEnabled ? "on: containers outlive the engine" : "off"],
            ["Swarm", info.Swarm?.LocalNodeState ?? ""],
            ["Registry mirrors", (info.RegistryConfig?.Mirrors ?? []).join(", ")],
            ["HTTP proxy", [info.HttpProxy, info.HttpsProxy].filter(Boolean).join(", ")],
            ["No proxy for", info.NoProxy ?? ""],
            ["Build", [version.GitCommit, version.GoVersion, version.BuildTime].filter(Boolean).join(", ")],
          ]}
        />
      </Card>
    </div>
  );
}

/** The engine counts files for it: so it is asked when the page is opened, and when somebody wants it anew. */
function DiskCard({ environment }: { environment: string }) {
  const { api, shell } = useApp();
  const { readOnly } = useEnvironment();
  const [asked, setAsked] = useState(0);
  const [usage, setUsage] = useState<Usage | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [pruning, setPruning] = useState(false);
  useEffect(() => {
    let wanted = true;
    api.get<Usage>(environmentPath(environment, "system", "usage")).then(
      (answer) => wanted && setUsage(answer),
      (failure: unknown) => wanted && setError(asApiError(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [api, environment, asked]);
  const again = () => {
    setUsage(null);
    setError(null);
    setAsked((times) => times + 1);
  };
  return (
    <Card
      title="Disk"
      controls={
        <span className="windflow-objects__tools">
          <button type="button" className="jenkins-button jenkins-button--tertiary" disabled={usage === null && error === null} onClick={again}>
            <Icon name="reload" />
            Count again
          </button>
          {shell.permissions.has("delete") && !readOnly && (
            <button type="button" className="jenkins-button" onClick={() => setPruning(true)}>
              <Icon name="trash" />
              Prune
            </button>
          )}
        </span>
      }
    >
      {error !== null && <FailureNotice error={error} retry={again} />}
      {usage === null && error === null && <Skeleton kind="row" amount={4} />}
      {usage !== null && <UsageTable usage={usage} />}
      {pruning && <PruneSystem environment={environment} onClose={() => setPruning(false)} />}
    </Card>
  );
}

function UsageTable({ usage }: { usage: Usage }) {
  const total = PARTS.reduce((sum, [part]) => sum + usage[part].bytes, 0);
  return (
    <table className="jenkins-table jenkins-table--small windflow-table windflow-usage">
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className="windflow-table__number">
            There
          </th>
          <th scope="col" className="windflow-table__number">
            In use
          </th>
          <th scope="col" className="windflow-table__number">
            Size
          </th>
          <th scope="col">Of all</th>
          <th scope="col" className="windflow-table__number">
            Can be freed
          </th>
        </tr>
      </thead>
      <tbody>
        {PARTS.map(([part, title]) => (
          <tr key={part}>
            <th scope="row">{title}</th>
            <td className="windflow-table__number">{usage[part].count}</td>
            <td className="windflow-table__number">{usage[part].active}</td>
            <td className="windflow-table__number">{dockerSize(usage[part].bytes)}</td>
            <td>
              <meter className="windflow-meter" aria-label={`${title}, part of the used disk`} min={0} max={Math.max(1, total)} value={usage[part].bytes} />
            </td>
            <td className="windflow-table__number">{dockerSize(usage[part].reclaimable)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PruneSystem({ environment, onClose }: { environment: string; onClose: () => void }) {
  const [containers, setContainers] = useState(true);
  const [networks, setNetworks] = useState(true);
  const [buildCache, setBuildCache] = useState(true);
  const [images, setImages] = useState("DANGLING");
  const [volumes, setVolumes] = useState("NONE");
  return (
    <PruneDialog environment={environment} of="system" title="Prune the engine" order={{ containers, networks, volumes, images, buildCache }} onClose={onClose}>
      <CheckField label="Containers that do not run" value={containers} onChange={setContainers} />
      <CheckField label="Networks that no running container is in" value={networks} onChange={setNetworks} />
      <CheckField label="Build cache" value={buildCache} onChange={setBuildCache} />
      <div className="windflow-form__row">
        <ChoiceField
          label="Unused images"
          value={images}
          onChange={setImages}
          choices={[
            ["NONE", "stay"],
            ["DANGLING", "go when they have no name"],
            ["ALL", "all go"],
          ]}
        />
        <ChoiceField
          label="Unused volumes"
          value={volumes}
          onChange={setVolumes}
          choices={[
            ["NONE", "stay"],
            ["ANONYMOUS", "go when nobody named them"],
            ["ALL", "all go, with everything in them"],
          ]}
        />
      </div>
    </PruneDialog>
  );
}
