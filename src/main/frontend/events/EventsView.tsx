import { useMemo } from "react";
import { useApp } from "../AppContext";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { ToggleButton } from "../components/ToggleButton";
import { count, shortId } from "../format/text";
import { clock, fullTime } from "../format/time";
import { Link } from "../router/Link";
import { DataTable } from "../table/DataTable";
import type { Column, Filter } from "../table/types";
import type { Urls } from "../urls";
import { useEnvironment } from "../views/EnvironmentProvider";
import { type EngineEvent, useEvents, WINDOW } from "./useEvents";

const ORDER = { column: "time", descending: true };
const keyOf = ({ number }: EngineEvent) => String(number);

const FILTERS: Filter<EngineEvent>[] = [
  { id: "type", title: "Kind", kind: "choose", valuesOf: ({ type }) => [type] },
  { id: "action", title: "Action", kind: "choose", valuesOf: ({ action }) => [verbOf(action)] },
];

/** What happens in an engine while one looks, newest first. */
export function EventsView() {
  const { urls } = useApp();
  const { name } = useEnvironment();
  const { events, dropped, paused, setPaused } = useEvents(name);
  const columns = useMemo(() => columnsOf(urls, name), [urls, name]);
  return (
    <>
      {dropped > 0 && <p className="windflow-quiet">{`${count(dropped, "older event")} let go: the page keeps the last ${WINDOW}.`}</p>}
      <DataTable
        id="events"
        label="events"
        addressed
        rows={events}
        rowKey={keyOf}
        rowName={({ type, action, name: subject }) => `${type} ${action} ${subject}`}
        columns={columns}
        filters={FILTERS}
        order={ORDER}
        empty={
          <Notice icon="pulse" title="Nothing has happened yet">
            Whatever happens in this engine appears here as long as somebody looks: containers that start and end, images, volumes, networks.
          </Notice>
        }
      >
        <ToggleButton icon="pause" label={paused ? "Go on" : "Pause"} on={paused} onToggle={() => setPaused(!paused)} />
      </DataTable>
    </>
  );
}

function columnsOf(urls: Urls, environment: string): Column<EngineEvent>[] {
  return [
    { id: "time", title: "Time", width: 7, sort: ({ number }) => number, cell: ({ time }) => <time dateTime={time} title={fullTime(time)}>{clock(time)}</time> },
    { id: "type", title: "Kind", width: 7, text: ({ type }) => type, cell: ({ type }) => <Name>{type}</Name> },
    { id: "action", title: "Action", width: 12, fixed: true, text: ({ action }) => action, cell: ({ action }) => <span title={action}><Name>{action}</Name></span> },
    { id: "name", title: "Of", width: 14, grow: true, text: ({ name, id }) => `${name} ${id}`, cell: (event) => <Subject environment={environment} urls={urls} event={event} /> },
    { id: "details", title: "Details", width: 16, grow: true, text: detailsOf, cell: (event) => <span title={detailsOf(event)}><Name>{detailsOf(event)}</Name></span> },
  ];
}

function Subject({ environment, urls, event: { type, name, id, action } }: { environment: string; urls: Urls; event: EngineEvent }) {
  const text = /^(sha256:)?[0-9a-f]{64}$/.test(name) ? shortId(name) : name;
  return type === "container" && action !== "destroy" ? (
    <Link className="jenkins-table__link" href={urls.container(environment, name || id)} title={name}>
      <Name>{text}</Name>
    </Link>
  ) : (
    <span title={name}>
      <Name>{text}</Name>
    </span>
  );
}

/** "exec_start: sh -c ..." is one action with every command. */
function verbOf(action: string): string {
  return action.split(":")[0] ?? action;
}

function detailsOf({ attributes }: EngineEvent): string {
  return Object.entries(attributes)
    .filter(([name]) => name !== "name")
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
}
