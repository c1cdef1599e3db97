import { useCallback, useMemo, useState } from "react";
import { useApp } from "../AppContext";
import type { MenuEntry } from "../components/ActionMenu";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { engineTopic } from "../live/topics";
import { asApiError, useResource } from "../live/useResource";
import { Link } from "../router/Link";
import { useRouter } from "../router/RouterContext";
import "../styles/containers.css";
import { DataTable } from "../table/DataTable";
import { useEnvironment } from "../views/EnvironmentProvider";
import { containerActions } from "./actions";
import { type ContainerList, ContainersApi, type ListedContainer, nameOf } from "./api";
import { CONTAINER_FILTERS, containerColumns } from "./columns";
import { PruneButton } from "./PruneButton";
import { RenameDialog } from "./RenameDialog";

const keyOf = ({ id }: ListedContainer) => id;
const ORDER = { column: "name", descending: false };

/** All containers of an environment, whoever made them. */
export function ContainersView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const calls = useMemo(() => new ContainersApi(api, name), [api, name]);
  const load = useCallback(() => calls.list(), [calls]);
  const resource = useResource<ContainerList>(engineTopic("containers", name), "containers", load);
  return (
    <ResourceView resource={resource} what="Its containers">
      {({ containers }) => <Containers api={calls} containers={containers} />}
    </ResourceView>
  );
}

function Containers({ api, containers }: { api: ContainersApi; containers: ListedContainer[] }) {
  const { shell, urls } = useApp();
  const environment = useEnvironment();
  const { name, publicAddress, readOnly } = environment;
  const [renamed, setRenamed] = useState<ListedContainer | null>(null);
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const { rows, measure, measuring } = useSizes(api, containers, setSaid);
  const columns = useMemo(() => containerColumns(urls, name, publicAddress), [urls, name, publicAddress]);
  const actions = useMemo(() => containerActions(api, shell.permissions, readOnly), [api, shell.permissions, readOnly]);
  const pages = useContainerPages(name);
  const mayRename = shell.permissions.has("deploy") && !readOnly;
  const links = (row: ListedContainer): MenuEntry[] => [
    ...pages(row),
    ...(mayRename ? [{ id: "rename", title: "Rename", icon: "edit" as const, onSelect: () => setRenamed(row) }] : []),
  ];
  return (
    <>
      {said !== null && (
        <div className={`jenkins-alert windflow-alert ${said.ok ? "jenkins-alert-success" : "jenkins-alert-danger"}`} role={said.ok ? "status" : "alert"}>
          <span>{said.text}</span>
          <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Dismiss" onClick={() => setSaid(null)}>
            <Icon name="cross" />
          </button>
        </div>
      )}
      <DataTable
        id="containers"
        label="containers"
        addressed
        rows={rows}
        rowKey={keyOf}
        rowName={nameOf}
        columns={columns}
        filters={CONTAINER_FILTERS}
        actions={actions}
        links={links}
        hrefOf={(row) => urls.container(name, nameOf(row))}
        order={ORDER}
        empty={
          <Notice icon="cube" title="No container is here yet">
            Containers appear here by themselves, whoever makes them: Windflow, Compose or somebody at the host.
          </Notice>
        }
      >
        <button type="button" className="jenkins-button" disabled={measuring} title="Asks the engine how much each container has written; this takes it a while" onClick={measure}>
          {measuring ? "Measuring" : "Sizes"}
        </button>
        {shell.permissions.has("delete") && !readOnly && <PruneButton api={api} containers={containers} onSaid={setSaid} />}
        <CreateButton environment={name} />
      </DataTable>
      {renamed !== null && <RenameDialog api={api} container={renamed} onClose={() => setRenamed(null)} />}
    </>
  );
}

/** Sizes are asked for once, when somebody wants them; what comes later has none until they are asked for again. */
function useSizes(api: ContainersApi, containers: ListedContainer[], onFailure: (said: { ok: boolean; text: string }) => void) {
  const [sizes, setSizes] = useState<ReadonlyMap<string, ListedContainer>>(new Map());
  const [measuring, setMeasuring] = useState(false);
  const measure = () => {
    setMeasuring(true);
    api
      .listWithSizes()
      .then(
        (measured) => setSizes(new Map(measured.containers.map((container) => [container.id, container]))),
        (failure: unknown) => onFailure({ ok: false, text: asApiError(failure).message }),
      )
      .finally(() => setMeasuring(false));
  };
  const rows = useMemo(() => (sizes.size === 0 ? containers : containers.map((container) => withSize(container, sizes.get(container.id)))), [containers, sizes]);
  return { rows, measure, measuring };
}

function withSize(container: ListedContainer, measured: ListedContainer | undefined): ListedContainer {
  return measured?.sizeRw === undefined ? container : { ...container, sizeRw: measured.sizeRw, sizeRootFs: measured.sizeRootFs ?? 0 };
}

const PAGES = [
  { id: "logs", title: "Logs", icon: "log", permission: "view" },
  { id: "terminal", title: "Terminal", icon: "terminal", permission: "exec" },
  { id: "files", title: "Files", icon: "folder", permission: "files" },
  { id: "stats", title: "Statistics", icon: "pulse", permission: "view" },
  { id: "edit", title: "Edit", icon: "edit", permission: "deploy" },
] as const;

/** The pages of one container that this user may use. */
function useContainerPages(environment: string): (row: ListedContainer) => MenuEntry[] {
  const { shell, urls } = useApp();
  const router = useRouter();
  return (row) =>
    PAGES.filter(({ permission }) => shell.permissions.has(permission))
      .map(({ id, title, icon }) => ({ id, title, icon, href: urls.container(environment, nameOf(row), id) }))
      .filter(({ href }) => router?.leadsTo(href));
}

function CreateButton({ environment }: { environment: string }) {
  const { shell, urls } = useApp();
  const { readOnly } = useEnvironment();
  const href = urls.inEnvironment(environment, "containers", "create");
  const exists = useRouter()?.leadsTo(href);
  return shell.permissions.has("deploy") && !readOnly && exists ? (
    <Link className="jenkins-button jenkins-button--primary" href={href}>
      Create
    </Link>
  ) : null;
}
