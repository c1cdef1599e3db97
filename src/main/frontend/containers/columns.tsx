import { Health } from "../components/Health";
import { Name } from "../components/Name";
import { StateMark } from "../components/StateMark";
import { TimeAgo } from "../components/TimeAgo";
import { bytes } from "../format/bytes";
import { shortId } from "../format/text";
import { containerLabel, healthLabel } from "../format/tone";
import { Link } from "../router/Link";
import type { Column, Filter } from "../table/types";
import type { Urls } from "../urls";
import type { ListedContainer } from "./api";
import { Ports, portText } from "./Ports";

const list = (values: string[]) => <Name>{values.join(", ")}</Name>;

/** The columns of the list of containers. */
export function containerColumns(urls: Urls, environment: string, publicAddress: string): Column<ListedContainer>[] {
  return [
    {
      id: "name",
      title: "Name",
      fixed: true,
      grow: true,
      width: 11,
      text: ({ name }) => name,
      cell: ({ name, id }) => (
        <Link className="jenkins-table__link" href={urls.container(environment, name || id)} title={name}>
          <Name>{name || shortId(id)}</Name>
        </Link>
      ),
    },
    {
      id: "state",
      title: "State",
      width: 7.5,
      text: ({ state, exitCode }) => containerLabel(state, exitCode).text,
      cell: ({ state, exitCode, status }) => (
        <span title={status}>
          <StateMark label={containerLabel(state, exitCode)} />
        </span>
      ),
    },
    { id: "status", title: "Status", width: 12, hidden: true, text: ({ status }) => status, cell: ({ status }) => <Name>{status}</Name> },
    { id: "health", title: "Health", width: 6.75, text: ({ health }) => (health === "none" ? "" : health), cell: ({ health }) => <Health health={health} /> },
    {
      id: "image",
      title: "Image",
      grow: true,
      width: 9,
      text: ({ image }) => image,
      cell: ({ image }) => (
        <span title={image}>
          <Name>{image.startsWith("sha256:") ? shortId(image) : image}</Name>
        </span>
      ),
    },
    {
      id: "stack",
      title: "Stack",
      width: 7,
      text: ({ stack, service }) => `${stack} ${service}`,
      sort: ({ stack, service }) => (stack === "" ? null : `${stack} ${service}`),
      cell: ({ stack }) =>
        stack === "" ? null : (
          <Link href={urls.stack(environment, stack)} className="jenkins-table__link" title={stack}>
            <Name>{stack}</Name>
          </Link>
        ),
    },
    { id: "service", title: "Service", width: 8, hidden: true, text: ({ service }) => service, cell: ({ service }) => <Name>{service}</Name> },
    {
      id: "ports",
      title: "Ports",
      width: 8,
      text: ({ ports }) => ports.map(portText).join(" "),
      sort: ({ ports }) => ports.find(({ host }) => host !== null)?.host ?? null,
      cell: ({ ports }) => <Ports ports={ports} publicAddress={publicAddress} />,
    },
    { id: "networks", title: "Networks", width: 10, hidden: true, text: ({ networks }) => networks.map(({ name, ip }) => `${name} ${ip}`).join(" "), cell: ({ networks }) => list(networks.map(({ name }) => name)) },
    {
      id: "mounts",
      title: "Mounts",
      width: 12,
      hidden: true,
      text: ({ mounts }) => mounts.map(({ name, source, target }) => `${name || source} ${target}`).join(" "),
      cell: ({ mounts }) => list(mounts.map(({ name, source, target }) => `${shortVolume(name) || source}:${target}`)),
    },
    { id: "labels", title: "Labels", width: 14, hidden: true, text: (row) => labelsOf(row).join(" "), cell: (row) => list(labelsOf(row)) },
    { id: "command", title: "Command", width: 12, hidden: true, text: ({ command }) => command, cell: ({ command }) => <Name>{command}</Name> },
    { id: "id", title: "Id", width: 8, hidden: true, text: ({ id }) => id, cell: ({ id }) => <code className="windflow-id">{shortId(id)}</code> },
    { id: "size", title: "Size", width: 6, hidden: true, align: "end", sort: ({ sizeRw }) => sizeRw ?? null, cell: ({ sizeRw, sizeRootFs }) => (sizeRw === undefined ? "–" : <span title={`${bytes(sizeRootFs ?? 0)} with its image`}>{bytes(sizeRw)}</span>) },
    { id: "created", title: "Created", width: 6.75, sort: ({ created }) => -Date.parse(created), cell: ({ created }) => <TimeAgo time={created} /> },
  ];
}

/** What the list can be narrowed to. */
export const CONTAINER_FILTERS: Filter<ListedContainer>[] = [
  { id: "state", title: "State", kind: "marks", valuesOf: ({ state }) => [state], labelOf: (state) => containerLabel(state) },
  { id: "health", title: "Health", kind: "choose", valuesOf: ({ health }) => (health === "none" ? [] : [health]), labelOf: (health) => healthLabel(health) ?? { text: "None", tone: "unknown" } },
  { id: "stack", title: "Stack", kind: "choose", valuesOf: ({ stack }) => (stack === "" ? [] : [stack]) },
  { id: "label", title: "Label", kind: "suggest", valuesOf: labelsOf },
];

function labelsOf({ labels }: ListedContainer): string[] {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`);
}

/** Volumes without a name of their own have 64 digits. */
function shortVolume(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? shortId(name) : name;
}
