import type { ReactNode } from "react";
import { Name } from "../components/Name";
import { count } from "../format/text";
import type { Permission } from "../shell";
import type { Confirmation, RowAction } from "../table/types";
import type { ContainersApi, ContainerVerb, ListedContainer } from "./api";

const isUp = ({ state }: ListedContainer) => state === "running" || state === "restarting" || state === "paused";
const isAnonymous = ({ type, name }: ListedContainer["mounts"][number]) => type === "volume" && /^[0-9a-f]{64}$/.test(name);

/** What this user may do to containers here; none of it in an environment where nothing may be changed. */
export function containerActions(api: ContainersApi, permissions: ReadonlySet<Permission>, readOnly: boolean): RowAction<ListedContainer>[] {
  if (readOnly) {
    return [];
  }
  const act = (verb: ContainerVerb, options?: { force?: boolean; volumes?: boolean }) => (rows: ListedContainer[]) => api.act(verb, rows, options);
  const operate: RowAction<ListedContainer>[] = [
    { id: "start", title: "Start", icon: "play", fits: (row) => !isUp(row) && row.state !== "removing", run: act("start") },
    { id: "stop", title: "Stop", icon: "stop", fits: isUp, run: act("stop") },
    { id: "restart", title: "Restart", icon: "restart", fits: ({ state }) => state !== "removing" && state !== "dead", run: act("restart") },
    { id: "pause", title: "Pause", icon: "pause", fits: ({ state }) => state === "running", run: act("pause") },
    { id: "unpause", title: "Unpause", icon: "play", fits: ({ state }) => state === "paused", run: act("unpause") },
    { id: "kill", title: "Kill", icon: "bolt", danger: true, fits: isUp, confirm: killing, run: act("kill") },
  ];
  const remove: RowAction<ListedContainer>[] = [
    { id: "remove", title: "Remove", icon: "trash", danger: true, fits: () => true, confirm: (rows) => removing(rows, false), run: act("remove", { force: true, volumes: false }) },
    {
      id: "removeVolumes",
      title: "Remove with unnamed volumes",
      icon: "trash",
      danger: true,
      single: true,
      fits: ({ mounts }) => mounts.some(isAnonymous),
      confirm: (rows) => removing(rows, true),
      run: act("remove", { force: true, volumes: true }),
    },
  ];
  return [...(permissions.has("operate") ? operate : []), ...(permissions.has("delete") ? remove : [])];
}

function killing(rows: ListedContainer[]): Confirmation {
  return {
    title: `Kill ${whatOf(rows)}?`,
    verb: "Kill",
    body: (
      <>
        <p>Its processes end at once, without a chance to save anything.</p>
        <Names rows={rows} />
      </>
    ),
  };
}

function removing(rows: ListedContainer[], volumes: boolean): Confirmation {
  const running = rows.filter(isUp);
  return {
    title: `Remove ${whatOf(rows)}?`,
    verb: "Remove",
    body: (
      <>
        <p>
          What was written into {rows.length === 1 ? "the container" : "the containers"} is lost{volumes ? ", and so are its volumes that have no name" : ""}. Named volumes and images stay.
          {running.length > 0 && ` ${running.length === rows.length && rows.length === 1 ? "It runs and" : `${count(running.length, "of them runs and", "of them run and")}`} will be killed.`}
        </p>
        <Names rows={rows} />
      </>
    ),
  };
}

function whatOf(rows: ListedContainer[]): ReactNode {
  return rows.length === 1 ? (rows[0]?.name ?? "") : count(rows.length, "container");
}

/** The names of what is at stake; a long list scrolls. */
export function Names({ rows }: { rows: ListedContainer[] }) {
  return rows.length === 1 && rows[0] !== undefined ? (
    <p className="windflow-stake">
      <Name>{rows[0].name}</Name> <span className="windflow-quiet">({rows[0].status || rows[0].state})</span>
    </p>
  ) : (
    <ul className="windflow-stake">
      {rows.map((row) => (
        <li key={row.id}>
          <Name>{row.name}</Name> <span className="windflow-quiet">({row.status || row.state})</span>
        </li>
      ))}
    </ul>
  );
}
