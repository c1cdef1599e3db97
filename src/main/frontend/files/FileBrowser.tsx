import { type DragEvent, useCallback, useMemo, useRef, useState } from "react";
import { useApp } from "../AppContext";
import type { MenuEntry } from "../components/ActionMenu";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { useQuery } from "../router/useQuery";
import "../styles/files.css";
import { DataTable } from "../table/DataTable";
import { type FileEntry, FilesApi, type Listing, type Place } from "./api";
import { columnsOf } from "./columns";
import { chosen, dropped, type Dropped } from "./dropped";
import { FileDialogs, type Question } from "./FileDialogs";
import { FileEditor } from "./FileEditor";
import { follow, join, shownName } from "./names";
import { PlaceAlerts } from "./PlaceAlerts";
import { Trail } from "./Trail";
import { UploadPanel } from "./UploadPanel";
import { useFileActions } from "./useFileActions";
import { useListing } from "./useListing";
import { useUploads } from "./useUploads";

const ORDER = { column: "name", descending: false };

/**
 * The files of a volume or a container. The folder that is shown, and the file that is open, are in the page's address.
 *
 * @param readOnly whether the environment may not be changed
 */
export function FileBrowser({ place, readOnly }: { place: Place; readOnly: boolean }) {
  const { api, shell } = useApp();
  const [query] = useQuery();
  const [insists, setInsists] = useState(false);
  const { environment, kind, name } = place;
  const files = useMemo(() => new FilesApi(api, { environment, kind, name }, insists), [api, environment, kind, name, insists]);
  const listing = useListing(files, query.get("path") ?? "/");
  if (!shell.permissions.has("files")) {
    return (
      <Notice icon="lock" title="You may not see files">
        Names and contents of files need the permission Windflow/Files.
      </Notice>
    );
  }
  return (
    <ResourceView resource={listing} what="Its files">
      {(value) => <Folder key={value.path} api={files} place={place} listing={value} readOnly={readOnly} insists={insists} onInsist={setInsists} reload={listing.retry} />}
    </ResourceView>
  );
}

interface FolderProps {
  api: FilesApi;
  place: Place;
  listing: Listing;
  readOnly: boolean;
  insists: boolean;
  onInsist: (insists: boolean) => void;
  reload: () => void;
}

function Folder({ api, place, listing, readOnly, insists, onInsist, reload }: FolderProps) {
  const { urls } = useApp();
  const { path, entries, usedBy, shell } = listing;
  const [query, setQuery] = useQuery();
  const [question, setQuestion] = useState<Question | null>(null);
  const [hidden, setHidden] = useState(true);
  const [over, setOver] = useState(false);
  const [replacing, setReplacing] = useState<Dropped[] | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement>(null);
  const uploads = useUploads(reload);
  const writable = !readOnly && (usedBy.length === 0 || insists);
  const editing = query.get("file");

  const hrefOf = useCallback((to: string) => `${location.pathname}?${new URLSearchParams({ path: to })}`, []);
  const downloadHref = useCallback((paths: string[]) => urls.api(api.download(paths)), [urls, api]);
  const open = useCallback((entry: FileEntry) => setQuery({ file: join(path, entry.name) }), [path, setQuery]);
  const columns = useMemo(
    () =>
      columnsOf({
        hrefOf: (entry) => {
          if (entry.kind === "folder") {
            return hrefOf(join(path, entry.name));
          }
          const target = entry.kind === "link" ? follow(path, entry.target) : null;
          return target === null ? null : hrefOf(target);
        },
        onOpen: open,
      }),
    [hrefOf, open, path],
  );
  const actions = useFileActions({ api, folder: path, writable, shell, downloadHref, onChanged: reload });
  const rows = useMemo(() => (hidden ? entries : entries.filter((entry) => !entry.name.startsWith("."))), [entries, hidden]);

  const links = (entry: FileEntry): MenuEntry[] => {
    const ask = (what: "rename" | "move" | "copy" | "mode" | "owner", title: string, icon: MenuEntry["icon"]): MenuEntry => ({
      id: what,
      title,
      ...(icon === undefined ? {} : { icon }),
      onSelect: () => setQuestion({ what, entry }),
    });
    return [
      ...(entry.kind === "file" ? [{ id: "open", title: writable ? "Edit" : "View", icon: "edit" as const, onSelect: () => open(entry) }] : []),
      ...(writable && shell ? [ask("rename", "Rename", "edit"), ask("move", "Move", "external"), ask("copy", "Copy", "copy"), ask("owner", "Owner", "user")] : []),
      ...(writable && shell && entry.kind !== "link" ? [ask("mode", "Permissions", "lock")] : []),
    ];
  };
  const upload = (found: Dropped[]) => {
    const taken = new Set(entries.map((entry) => entry.name));
    if (found.some((one) => taken.has(one.path.split("/")[0] ?? ""))) {
      setReplacing(found);
    } else if (found.length > 0) {
      uploads.start(api, path, found, false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (writable) {
      void dropped(event.dataTransfer).then(upload);
    }
  };

  return (
    <div
      className={`windflow-files${over && writable ? " windflow-files--over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={drop}
    >
      <PlaceAlerts place={place} listing={listing} readOnly={readOnly} insists={insists} onInsist={onInsist} />
      <div className="windflow-files__bar">
        <Trail path={path} hrefOf={hrefOf} />
        <div className="windflow-files__tools">
          {writable && (
            <>
              <Tool icon="plus" title="New file" onClick={() => setQuestion({ what: "file", entry: null })} />
              <Tool icon="folder" title="New folder" onClick={() => setQuestion({ what: "folder", entry: null })} />
              <Tool icon="up" title="Upload files" onClick={() => picker.current?.click()} />
              <Tool icon="up" title="Upload a folder" onClick={() => folderPicker.current?.click()} />
            </>
          )}
          <a className="jenkins-button" href={downloadHref([path])} download>
            <Icon name="download" />
            Download all
          </a>
          <button type="button" className="jenkins-button" aria-pressed={!hidden} onClick={() => setHidden(!hidden)}>
            {hidden ? "Leave out hidden files" : "Show hidden files"}
          </button>
          <Tool icon="reload" title="Read again" onClick={reload} />
        </div>
      </div>
      <input ref={picker} type="file" multiple hidden aria-label="Files to upload" onChange={(event) => take(event.target, upload)} />
      <input
        ref={(element) => {
          folderPicker.current = element;
          element?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label="Folder to upload"
        onChange={(event) => take(event.target, upload)}
      />
      <UploadPanel uploads={uploads} />
      <DataTable
        id={`files-${place.kind}`}
        label="files"
        rows={rows}
        rowKey={(entry) => entry.name}
        rowName={(entry) => shownName(entry.name)}
        columns={columns}
        actions={actions}
        links={links}
        hrefOf={(entry) => (entry.kind === "folder" ? hrefOf(join(path, entry.name)) : `${hrefOf(path)}&${new URLSearchParams({ file: join(path, entry.name) })}`)}
        order={ORDER}
        empty={
          <Notice icon="folder" title={entries.length === 0 ? "Nothing is in this folder" : "Only hidden files are in this folder"}>
            {writable ? "Drop files or folders here to upload them." : ""}
          </Notice>
        }
      />
      {!listing.complete && <p className="windflow-quiet">There is more in this folder than is listed here.</p>}
      {question !== null && (
        <FileDialogs api={api} folder={path} question={question} names={place.kind === "container"} onChanged={reload} onClose={() => setQuestion(null)} />
      )}
      {replacing !== null && (
        <ConfirmDialog title="Replace what is there?" action="Replace" refuse="Cancel" onConfirm={() => uploads.start(api, path, replacing, true)} onClose={() => setReplacing(null)}>
          Some of these names are in this folder already: files of the same name are replaced.
        </ConfirmDialog>
      )}
      {editing !== null && (
        <FileEditor key={editing} api={api} path={editing} writable={writable} downloadHref={downloadHref([editing])} onClose={() => setQuery({ file: "" })} onSaved={reload} />
      )}
    </div>
  );
}

function Tool({ icon, title, onClick }: { icon: "plus" | "folder" | "up" | "reload"; title: string; onClick: () => void }) {
  return (
    <button type="button" className="jenkins-button" onClick={onClick}>
      <Icon name={icon} />
      {title}
    </button>
  );
}

/** The same files can be chosen once more afterwards. */
function take(input: HTMLInputElement, upload: (files: Dropped[]) => void): void {
  if (input.files !== null) {
    upload(chosen(input.files));
  }
  input.value = "";
}
