import { useCallback, useState } from "react";
import { useApp } from "../AppContext";
import { ActionMenu } from "../components/ActionMenu";
import { Card } from "../components/Card";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { ResourceView } from "../components/ResourceView";
import { TimeAgo } from "../components/TimeAgo";
import { RunningJobs } from "../jobs/RunningJobs";
import { useJob } from "../jobs/useJob";
import { useResource } from "../live/useResource";
import { Facts, Pairs } from "../objects/Facts";
import { FileField } from "../objects/fields";
import { FormDialog } from "../objects/FormDialog";
import { environmentPath, Lost } from "../objects/removal";
import { UsedBy } from "../objects/UsedBy";
import { Link } from "../router/Link";
import { useNavigate, useParams } from "../router/RouterContext";
import { useEnvironment } from "../views/EnvironmentProvider";
import { ObjectFrame } from "../views/ObjectFrame";
import type { Volume } from "./api";
import { VolumeDialog } from "./VolumeDialog";

const LIST = { title: "Volumes", path: "volumes" };

/** One volume: where it is, who uses it, and its contents as a whole. */
export function VolumeView() {
  const { api } = useApp();
  const { name: environment } = useEnvironment();
  const { name } = useParams<"name">();
  const path = environmentPath(environment, "volume", name);
  const load = useCallback(() => api.get<Volume>(`${path}/`), [api, path]);
  const resource = useResource<Volume>(`volumes:${environment}`, "", load, (event) => event.name === "volumes");
  return (
    <ObjectFrame list={LIST} name={name} controls={resource.state.phase === "ready" && <Controls volume={resource.state.value} path={path} />}>
      <RunningJobs environment={environment} kinds={["CLONE", "IMPORT"]} />
      <ResourceView resource={resource} what="The volume">
        {(volume) => <Body volume={volume} environment={environment} />}
      </ResourceView>
    </ObjectFrame>
  );
}

function Controls({ volume, path }: { volume: Volume; path: string }) {
  const { api, shell, urls } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const navigate = useNavigate();
  const doing = useJob();
  const [asking, setAsking] = useState<"clone" | "import" | "remove" | null>(null);
  const close = () => setAsking(null);
  const may = (permission: "deploy" | "delete" | "files") => shell.permissions.has(permission) && !readOnly;
  const remove = () =>
    doing.run(
      () => api.post(`${path}/remove`, { force: false }),
      () => navigate(urls.inEnvironment(environment, "volumes")),
    );
  return (
    <>
      {may("deploy") && (
        <button type="button" className="jenkins-button" onClick={() => setAsking("clone")}>
          <Icon name="copy" />
          Clone
        </button>
      )}
      {shell.permissions.has("files") && (
        <Link className="jenkins-button" href={urls.inEnvironment(environment, "volume", volume.name, "files")}>
          <Icon name="folder" />
          Files
        </Link>
      )}
      {may("files") && (
        <a className="jenkins-button" href={urls.api(`${path}/export?format=tar.gz`)} download>
          <Icon name="download" />
          Export
        </a>
      )}
      <ActionMenu
        label="More about this volume"
        groups={[
          may("files") ? [{ id: "import", title: "Import an archive", icon: "up", onSelect: () => setAsking("import") }] : [],
          may("delete") ? [{ id: "remove", title: "Remove", icon: "trash", danger: true, ...(volume.containers.length > 0 ? { disabled: "Containers use it" } : {}), onSelect: () => setAsking("remove") }] : [],
        ]}
      />
      {doing.error !== null && (
        <span className="jenkins-!-error-color" role="alert">
          <Name>{doing.error.message}</Name>
        </span>
      )}
      {asking === "clone" && <VolumeDialog environment={environment} source={volume.name} onClose={close} />}
      {asking === "import" && <ImportDialog volume={volume} path={path} onClose={close} />}
      {asking === "remove" && (
        <ConfirmDialog title="Remove this volume?" action="Remove" refuse="Keep" onClose={close} onConfirm={remove}>
          <Lost sentence="Everything in the volume is lost:" names={[volume.name]} />
        </ConfirmDialog>
      )}
    </>
  );
}

function ImportDialog({ volume, path, onClose }: { volume: Volume; path: string; onClose: () => void }) {
  const { api } = useApp();
  const doing = useJob();
  const [file, setFile] = useState<File | null>(null);
  const running = volume.containers.filter(({ state }) => state === "running").map(({ name }) => name);
  return (
    <FormDialog title="Import an archive" action="Import" doing={doing} complete={file !== null} onSubmit={() => file !== null && doing.submit(() => api.upload(`${path}/import`, file))} onClose={onClose}>
      <p>Files of the archive take the place of those of the same name in the volume; all others stay.</p>
      {running.length > 0 && (
        <div className="jenkins-alert jenkins-alert-warning windflow-alert">
          Running containers use the volume: <Name>{running.join(", ")}</Name>. Stop them first where that matters.
        </div>
      )}
      <FileField label="Archive" accept=".tar,.gz,.tgz,.bz2,.xz" onChange={setFile} help="A tar archive, packed or not." />
    </FormDialog>
  );
}

function Body({ volume, environment }: { volume: Volume; environment: string }) {
  const { urls } = useApp();
  return (
    <div className="windflow-cards">
      <Card title="Volume">
        <Facts
          facts={[
            ["Driver", volume.driver],
            ["Contents", volume.share === "" ? "on the engine's host" : `on another machine (${volume.share})`],
            ["Mount point", volume.mountpoint],
            ["Scope", volume.scope],
            ["Created", volume.created === "" ? "" : <TimeAgo key="created" time={volume.created} />],
            [
              "Stack",
              volume.stack === "" ? (
                ""
              ) : (
                <Link key="stack" href={urls.stack(environment, volume.stack)}>
                  {volume.stack}
                </Link>
              ),
            ],
            ["Made by", volume.ours ? "this Jenkins" : ""],
            ["Used by", <UsedBy key="used" environment={environment} containers={volume.containers} none="no container" />],
          ]}
        />
      </Card>
      <Card title="Options of the driver">
        <Pairs pairs={volume.options} none="It has none." />
      </Card>
      <Card title="Labels">
        <Pairs pairs={volume.labels} none="It has no labels." />
      </Card>
    </div>
  );
}
