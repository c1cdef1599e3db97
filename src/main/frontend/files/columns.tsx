import { Icon, type IconName } from "../components/Icon";
import { TimeAgo } from "../components/TimeAgo";
import { Link } from "../router/Link";
import type { Column } from "../table/types";
import type { FileEntry } from "./api";
import { type FileKind, permissions, shownName, size } from "./names";

const ICONS: Partial<Record<FileKind, IconName>> = { folder: "folder", link: "link", file: "log" };

interface Leads {
  /** Where a folder, or a link that stays in the place, leads; null for what leads nowhere. */
  hrefOf: (entry: FileEntry) => string | null;
  onOpen: (entry: FileEntry) => void;
}

/** What is shown of each entry of a folder. */
export function columnsOf({ hrefOf, onOpen }: Leads): Column<FileEntry>[] {
  return [
    {
      id: "name",
      title: "Name",
      width: 16,
      grow: true,
      fixed: true,
      text: (entry) => shownName(entry.name),
      // Folders first.
      sort: (entry) => `${entry.kind === "folder" ? 0 : 1}${entry.name.toLowerCase()}`,
      cell: (entry) => <NameCell entry={entry} href={hrefOf(entry)} onOpen={onOpen} />,
    },
    {
      id: "size",
      title: "Size",
      width: 6,
      align: "end",
      sort: (entry) => (entry.kind === "file" ? entry.size : null),
      cell: (entry) => (entry.kind === "file" ? <span title={`${entry.size} bytes`}>{size(entry.size)}</span> : ""),
    },
    {
      id: "modified",
      title: "Changed",
      width: 8,
      sort: (entry) => entry.modified,
      cell: (entry) => <TimeAgo time={new Date(entry.modified * 1000).toISOString()} />,
    },
    {
      id: "mode",
      title: "Permissions",
      width: 8,
      text: (entry) => permissions(entry.kind, entry.mode),
      cell: (entry) => <code title={entry.mode.toString(8).padStart(4, "0")}>{permissions(entry.kind, entry.mode)}</code>,
    },
    { id: "owner", title: "Owner", width: 7, text: (entry) => entry.owner, cell: (entry) => <bdi>{shownName(entry.owner)}</bdi> },
    { id: "group", title: "Group", width: 7, text: (entry) => entry.group, cell: (entry) => <bdi>{shownName(entry.group)}</bdi> },
  ];
}

function NameCell({ entry, href, onOpen }: { entry: FileEntry; href: string | null } & Pick<Leads, "onOpen">) {
  const name = <bdi className="windflow-name">{shownName(entry.name)}</bdi>;
  return (
    <span className="windflow-files__entry">
      <Icon name={ICONS[entry.kind] ?? "question"} />
      {href !== null ? (
        <Link href={href}>{name}</Link>
      ) : entry.kind === "file" ? (
        <button type="button" className="windflow-files__open" onClick={() => onOpen(entry)}>
          {name}
        </button>
      ) : (
        name
      )}
      {entry.kind === "link" && (
        <span className="windflow-quiet">
          {"\u2192"} <bdi>{shownName(entry.target)}</bdi>
        </span>
      )}
    </span>
  );
}
