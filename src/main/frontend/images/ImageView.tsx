import { useCallback, useState } from "react";
import { useApp } from "../AppContext";
import { ActionMenu } from "../components/ActionMenu";
import { Card } from "../components/Card";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { CopyButton } from "../components/CopyButton";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { ResourceView } from "../components/ResourceView";
import { TimeAgo } from "../components/TimeAgo";
import { dockerSize } from "../format/dockerSize";
import { shortId } from "../format/text";
import { RunningJobs } from "../jobs/RunningJobs";
import { useJob } from "../jobs/useJob";
import { useResource } from "../live/useResource";
import { Facts, Pairs } from "../objects/Facts";
import { environmentPath, Lost } from "../objects/removal";
import { UsedBy } from "../objects/UsedBy";
import { useNavigate, useParams } from "../router/RouterContext";
import { useEnvironment } from "../views/EnvironmentProvider";
import { ObjectFrame } from "../views/ObjectFrame";
import type { ImageDetails, ImageLayer } from "./api";
import { NameDialog } from "./NameDialog";
import { imageName } from "./names";

const LIST = { title: "Images", path: "images" };

/** One image: its names, how it was made, what it is set up to do, who uses it. */
export function ImageView() {
  const { api } = useApp();
  const { name: environment } = useEnvironment();
  const { id } = useParams<"id">();
  const path = environmentPath(environment, "image", id);
  const load = useCallback(() => api.get<ImageDetails>(`${path}/`), [api, path]);
  const resource = useResource<ImageDetails>(`images:${environment}`, "", load, ({ name }) => name === "images");
  const details = resource.state.phase === "ready" ? resource.state.value : null;
  return (
    <ObjectFrame list={LIST} name={details === null ? id : imageName(details.image)} controls={details !== null && <Controls details={details} path={path} refresh={resource.retry} />}>
      <RunningJobs environment={environment} kinds={["PUSH"]} />
      <ResourceView resource={resource} what="The image">
        {(value) => <Body details={value} environment={environment} />}
      </ResourceView>
    </ObjectFrame>
  );
}

function Controls({ details: { image }, path, refresh }: { details: ImageDetails; path: string; refresh: () => void }) {
  const { api, shell, urls } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const navigate = useNavigate();
  const doing = useJob();
  const [asking, setAsking] = useState<"tag" | "push" | "untag" | "remove" | null>(null);
  const may = (permission: "deploy" | "delete") => shell.permissions.has(permission) && !readOnly;
  // The engine's news about names may be late, or lost while it is not followed yet.
  const closeNames = () => {
    setAsking(null);
    refresh();
  };
  const remove = () =>
    doing.run(
      () => api.post(`${path}/remove`, { force: true }),
      () => navigate(urls.inEnvironment(environment, "images")),
    );
  return (
    <>
      {may("deploy") && (
        <button type="button" className="jenkins-button" onClick={() => setAsking("tag")}>
          <Icon name="plus" />
          Tag
        </button>
      )}
      {shell.permissions.has("files") && (
        <a className="jenkins-button" href={urls.api(`${path}/export?format=tar.gz`)} download>
          <Icon name="download" />
          Export
        </a>
      )}
      <ActionMenu
        label="More about this image"
        groups={[
          may("deploy") && image.tags.length > 0 ? [{ id: "push", title: "Push", icon: "up", onSelect: () => setAsking("push") }] : [],
          may("delete")
            ? [
                ...(image.tags.length > 1 ? [{ id: "untag", title: "Take a name away", icon: "minus" as const, onSelect: () => setAsking("untag") }] : []),
                { id: "remove", title: "Remove", icon: "trash" as const, danger: true, onSelect: () => setAsking("remove") },
              ]
            : [],
        ]}
      />
      {doing.error !== null && (
        <span className="jenkins-!-error-color" role="alert">
          <Name>{doing.error.message}</Name>
        </span>
      )}
      {(asking === "tag" || asking === "push" || asking === "untag") && <NameDialog what={asking} image={image} path={path} onClose={closeNames} />}
      {asking === "remove" && (
        <ConfirmDialog title="Remove this image?" action="Remove" refuse="Keep" onClose={() => setAsking(null)} onConfirm={remove}>
          <Lost sentence="The image goes with all of its names. It stays when a running container uses it." names={image.tags.length > 0 ? image.tags : [imageName(image)]} />
        </ConfirmDialog>
      )}
    </>
  );
}

function Body({ details: { image, history, inspect }, environment }: { details: ImageDetails; environment: string }) {
  const config = inspect.Config ?? {};
  return (
    <div className="windflow-cards">
      <Card title="Image">
        <Facts
          facts={[
            ["Names", image.tags.join(", ") || "none: it is dangling"],
            [
              "Id",
              <span key="id">
                <code>{image.id}</code> <CopyButton text={() => image.id} label="Copy the id" />
              </span>,
            ],
            ["Digests", image.digests.join(", ")],
            ["Platform", [inspect.Os, inspect.Architecture, inspect.Variant].filter(Boolean).join("/")],
            ["Size", dockerSize(image.size)],
            ["Created", <TimeAgo key="created" time={image.created} />],
            ["Author", inspect.Author ?? ""],
            ["Used by", <UsedBy key="used" environment={environment} containers={image.containers} none="no container" />],
          ]}
        />
      </Card>
      <Card title="What its containers do">
        <Facts
          facts={[
            ["Entrypoint", words(config.Entrypoint)],
            ["Command", words(config.Cmd)],
            ["Working directory", config.WorkingDir ?? ""],
            ["User", config.User ?? ""],
            ["Ports", Object.keys(config.ExposedPorts ?? {}).join(", ")],
            ["Volumes", Object.keys(config.Volumes ?? {}).join(", ")],
            ["Stop signal", config.StopSignal ?? ""],
            ["Environment", (config.Env ?? []).join("\n") === "" ? "" : <Lines key="env" lines={config.Env ?? []} />],
          ]}
        />
      </Card>
      <Card title="History" note={`${history.filter(({ size }) => size > 0).length} layers with files`}>
        <History history={history} />
      </Card>
      <Card title="Labels">
        <Pairs pairs={image.labels} none="It has no labels." />
      </Card>
    </div>
  );
}

function words(list: string[] | null | undefined): string {
  return (list ?? []).map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(" ");
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line) => (
        <div key={line}>
          <Name>{line}</Name>
        </div>
      ))}
    </>
  );
}

function History({ history }: { history: ImageLayer[] }) {
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Made by</th>
            <th scope="col">Created</th>
            <th scope="col" className="windflow-table__number">
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map((layer, index) => (
            <tr key={index}>
              <td className="windflow-table__text" title={layer.id === "<missing>" ? undefined : shortId(layer.id)}>
                <code>
                  <Name>{layer.createdBy || layer.comment || "\u2013"}</Name>
                </code>
              </td>
              <td className="jenkins-table__cell--no-wrap">
                <TimeAgo time={layer.created} />
              </td>
              <td className="windflow-table__number">{layer.size === 0 ? "\u2013" : dockerSize(layer.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
