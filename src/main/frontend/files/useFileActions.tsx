import { useMemo } from "react";
import { count } from "../format/text";
import type { RowAction } from "../table/types";
import type { FileEntry, FilesApi } from "./api";
import { join, shownName } from "./names";

interface Props {
  api: FilesApi;
  folder: string;
  writable: boolean;
  /** Whether a shell is there for more than reading and storing. */
  shell: boolean;
  /** Where the browser loads paths from. */
  downloadHref: (paths: string[]) => string;
  onChanged: () => void;
}

/** What can be done to several files at once. */
export function useFileActions({ api, folder, writable, shell, downloadHref, onChanged }: Props): RowAction<FileEntry>[] {
  return useMemo(() => {
    const paths = (rows: FileEntry[]) => rows.map(({ name }) => join(folder, name));
    const download: RowAction<FileEntry> = {
      id: "download",
      title: "Download",
      icon: "download",
      fits: ({ kind }) => kind === "file" || kind === "folder",
      run: (rows) => {
        load(downloadHref(paths(rows)));
        return Promise.resolve(rows.map(({ name }) => ({ key: name, ok: true, message: "" })));
      },
    };
    const remove: RowAction<FileEntry> = {
      id: "remove",
      title: "Delete",
      icon: "trash",
      danger: true,
      fits: () => true,
      confirm: (rows) => ({
        title: rows.length === 1 ? <>Delete {shownName(rows[0]?.name ?? "")}?</> : `Delete ${count(rows.length, "entry", "entries")}?`,
        body: <Lost rows={rows} />,
        verb: "Delete",
      }),
      run: async (rows) => {
        const results = await api.remove(paths(rows)).finally(onChanged);
        return results.map((result, at) => ({ ...result, key: rows[at]?.name ?? result.key }));
      },
    };
    return writable && shell ? [download, remove] : [download];
  }, [api, folder, writable, shell, downloadHref, onChanged]);
}

/** So many names are listed. */
const MOST = 10;

function Lost({ rows }: { rows: FileEntry[] }) {
  const folders = rows.filter(({ kind }) => kind === "folder").length;
  return (
    <>
      <ul>
        {rows.slice(0, MOST).map(({ name }) => (
          <li key={name}>
            <bdi>{shownName(name)}</bdi>
          </li>
        ))}
      </ul>
      {rows.length > MOST && <p>and {rows.length - MOST} more.</p>}
      <p>{folders > 0 ? "With everything in the folders. " : ""}This cannot be taken back.</p>
    </>
  );
}

/** The answer is an attachment, so the page stays. */
function load(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
