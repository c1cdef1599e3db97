import { useCallback, useMemo, useState } from "react";
import { useApp } from "../AppContext";
import { ActionMenu } from "../components/ActionMenu";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { TimeAgo } from "../components/TimeAgo";
import { dockerSize } from "../format/dockerSize";
import { shortId } from "../format/text";
import { RunningJobs } from "../jobs/RunningJobs";
import { useResource } from "../live/useResource";
import { PruneDialog } from "../objects/PruneDialog";
import { CheckField } from "../objects/fields";
import { environmentPath, Lost, removeAll } from "../objects/removal";
import { UsedBy } from "../objects/UsedBy";
import { Link } from "../router/Link";
import { DataTable } from "../table/DataTable";
import type { Column, Filter, RowAction } from "../table/types";
import { useEnvironment } from "../views/EnvironmentProvider";
import type { Image, ImageList } from "./api";
import { BuildDialog } from "./BuildDialog";
import { ArchiveDialog } from "./ArchiveDialog";
import { imageName, usesOf } from "./names";
import { PullDialog } from "./PullDialog";

const JOBS = ["PULL", "PUSH", "BUILD", "LOAD", "IMPORT", "PRUNE"];
const ORDER = { column: "created", descending: true };
const FILTERS: Filter<Image>[] = [{ id: "use", title: "Use", kind: "choose", valuesOf: usesOf }];

type Asking = "pull" | "build" | "load" | "import" | "prune" | null;

/** The images of an environment. */
export function ImagesView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const load = useCallback(() => api.get<ImageList>(`${environmentPath(name, "images")}/`), [api, name]);
  const resource = useResource<ImageList>(`images:${name}`, "images", load);
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <>
      <RunningJobs environment={name} kinds={JOBS} />
      <ResourceView resource={resource} what="Its images">
        {({ images }) => <Shown images={images} onAsk={setAsking} />}
      </ResourceView>
      {asking === "pull" && <PullDialog environment={name} onClose={close} />}
      {asking === "build" && <BuildDialog environment={name} onClose={close} />}
      {(asking === "load" || asking === "import") && <ArchiveDialog environment={name} what={asking} onClose={close} />}
      {asking === "prune" && <PruneImages environment={name} onClose={close} />}
    </>
  );
}

function PruneImages({ environment, onClose }: { environment: string; onClose: () => void }) {
  const [all, setAll] = useState(false);
  return (
    <PruneDialog environment={environment} of="images" title="Prune images" order={{ all }} onClose={onClose}>
      <CheckField label="Also images that have a name" help="All that no container was made from; otherwise only those that have lost their names." value={all} onChange={setAll} />
    </PruneDialog>
  );
}

function Shown({ images, onAsk }: { images: Image[]; onAsk: (asking: Asking) => void }) {
  const { urls, api, shell } = useApp();
  const { name: environment, readOnly } = useEnvironment();
  const may = (permission: "operate" | "deploy" | "delete") => shell.permissions.has(permission) && !readOnly;
  const columns = useMemo(() => columnsFor(environment, (image) => urls.inEnvironment(environment, "image", shortId(image.id))), [environment, urls]);
  const mayDelete = may("delete");
  const actions = useMemo<RowAction<Image>[]>(
    () =>
      mayDelete
        ? [
            {
              id: "remove",
              title: "Remove",
              icon: "trash",
              danger: true,
              fits: () => true,
              confirm: (rows) => ({
                title: rows.length === 1 ? "Remove this image?" : `Remove ${rows.length} images?`,
                body: <Lost sentence="These images go with all of their names. Images that running containers use stay." names={rows.map((row) => row.tags.join(", ") || imageName(row))} />,
                verb: "Remove",
              }),
              run: (rows) => removeAll(api, environment, "images", rows.map(({ id }) => id), true),
            },
          ]
        : [],
    [api, environment, mayDelete],
  );
  const tools = (
    <>
      {may("operate") && (
        <button type="button" className="jenkins-button jenkins-button--primary" onClick={() => onAsk("pull")}>
          <Icon name="download" />
          Pull
        </button>
      )}
      {may("deploy") && (
        <button type="button" className="jenkins-button" onClick={() => onAsk("build")}>
          <Icon name="cube" />
          Build
        </button>
      )}
      <ActionMenu
        label="More about images"
        groups={[
          may("deploy")
            ? [
                { id: "load", title: "Load an archive", icon: "folder", onSelect: () => onAsk("load") },
                { id: "import", title: "Import a root file system", icon: "layers", onSelect: () => onAsk("import") },
              ]
            : [],
          mayDelete ? [{ id: "prune", title: "Prune", icon: "trash", danger: true, onSelect: () => onAsk("prune") }] : [],
        ]}
      />
    </>
  );
  return (
    <DataTable
      id="images"
      label="images"
      rows={images}
      rowKey={keyOf}
      rowName={imageName}
      columns={columns}
      filters={FILTERS}
      actions={actions}
      hrefOf={(image) => urls.inEnvironment(environment, "image", shortId(image.id))}
      order={ORDER}
      addressed
      empty={
        <Notice icon="image" title="No image yet" actions={tools}>
          Images appear here when they are pulled, built or loaded.
        </Notice>
      }
    >
      {tools}
    </DataTable>
  );
}

function keyOf({ id }: Image): string {
  return id;
}

function columnsFor(environment: string, href: (image: Image) => string): Column<Image>[] {
  return [
    {
      id: "name",
      title: "Name",
      width: 20,
      grow: true,
      fixed: true,
      text: (image) => [imageName(image), ...image.tags, ...image.digests].join(" "),
      sort: imageName,
      cell: (image) => (
        <>
          <Link className="jenkins-table__link" href={href(image)}>
            <Name>{imageName(image)}</Name>
          </Link>
          {image.tags.length > 1 && (
            <span className="windflow-quiet" title={image.tags.slice(1).join("\n")}>
              {" "}
              +{image.tags.length - 1}
            </span>
          )}
        </>
      ),
    },
    { id: "id", title: "Id", width: 9, text: ({ id }) => id, cell: ({ id }) => <code>{shortId(id)}</code> },
    { id: "size", title: "Size", width: 7, align: "end", sort: ({ size }) => size, cell: ({ size }) => dockerSize(size) },
    { id: "created", title: "Created", width: 9, sort: ({ created }) => created, cell: ({ created }) => <TimeAgo time={created} /> },
    {
      id: "containers",
      title: "Used by",
      width: 16,
      text: ({ containers }) => containers.map(({ name }) => name).join(" "),
      sort: ({ containers }) => containers.length,
      cell: ({ containers }) => <UsedBy environment={environment} containers={containers} />,
    },
    { id: "digest", title: "Digest", width: 20, hidden: true, text: ({ digests }) => digests.join(" "), cell: ({ digests }) => <Name>{digests[0] ?? ""}</Name> },
  ];
}
