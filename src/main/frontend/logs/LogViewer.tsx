import { useEffect, useMemo, useRef, useState } from "react";
import { useApp } from "../AppContext";
import { type KeyMeaning, useKeyHelp } from "../components/keyHelp";
import { useHotkeys } from "../components/useHotkeys";
import { stripAnsi } from "../format/ansi";
import { count } from "../format/text";
import { useQuery } from "../router/useQuery";
import "../styles/log.css";
import "../styles/logs.css";
import { useEnvironment } from "../views/EnvironmentProvider";
import { downloadPath } from "./api";
import { LogAnnouncer } from "./LogAnnouncer";
import { LogChoices } from "./LogChoices";
import { ContainerName, type RowLook } from "./LogRow";
import { LogRows } from "./LogRows";
import type { LogState } from "./LogStore";
import { LogToolbar } from "./LogToolbar";
import { MOST_LINES } from "./LogWindow";
import { matcherOf, step } from "./matcher";
import { type LogOptions, readOptions, writeOptions } from "./options";
import { stampIn, zoneOf } from "./times";
import type { LogEntry, LogWish } from "./types";
import { useLog } from "./useLog";

interface Props {
  environment: string;
  /** Ids or names; the logs of several are merged. A container is followed by its name, through restarts and when it is made anew. */
  containers: readonly string[];
}

const KEYS: readonly KeyMeaning[] = [
  ["/", "Search the log"],
  ["n N", "Next and previous match"],
  ["f", "Follow the log"],
  ["p", "Pause and resume"],
  ["w", "Wrap long lines"],
  ["g", "To the first line"],
  ["G", "To the newest line"],
];

const NONE: LogEntry[] = [];

/** The log of one container or of several together, on a page of an environment. */
export function LogViewer({ environment, containers }: Props) {
  const { urls } = useApp();
  const { timeZone } = useEnvironment();
  const [query, setQuery] = useQuery();
  // The address is written but not waited for: what is typed is there at once.
  const [options, setOptions] = useState(() => readOptions(query));
  const change = (changes: Partial<LogOptions>) => {
    const next = { ...options, ...changes };
    setOptions(next);
    setQuery(writeOptions(next));
  };
  const wish: LogWish = { environment, containers, tail: options.tail, since: options.since, until: options.until, outputs: options.outputs };
  const [state, store] = useLog(wish);

  const [follow, setFollow] = useState(true);
  const [current, setCurrent] = useState(-1);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const searchField = useRef<HTMLInputElement>(null);
  useEffect(() => store.follow(follow), [store, follow]);

  const matched = useMemo(() => matcherOf(options.search, options.regex), [options.search, options.regex]);
  const matcher = typeof matched === "string" ? null : matched;
  const present = useMemo(() => (hidden.size === 0 ? state.entries : state.entries.filter(({ container }) => !hidden.has(container))), [state.entries, hidden]);
  const found = useMemo(() => (matcher === null ? NONE : present.filter(matcher.matches)), [present, matcher]);
  const shown = options.onlyMatches && matcher !== null ? found : present;

  const zone = zoneOf(options.clock, timeZone);
  const several = state.names.length > 1;
  const look = useMemo<RowLook>(
    () => ({ stamp: options.clock === "none" ? null : stampIn(zone), names: several ? state.names : null, matcher }),
    [options.clock, zone, several, state.names, matcher],
  );

  const goTo = (forward: boolean) => {
    setFollow(false);
    setCurrent(step(found, current, forward));
  };
  const toFirst = () => {
    setFollow(false);
    setCurrent(shown[0]?.seq ?? -1);
  };
  useKeyHelp(KEYS);
  useHotkeys({
    "/": () => searchField.current?.focus(),
    n: () => goTo(true),
    N: () => goTo(false),
    f: () => setFollow(!follow),
    p: () => store.pause(state.status !== "paused"),
    w: () => change({ wrap: !options.wrap }),
    g: toFirst,
    G: () => setFollow(true),
  });

  return (
    <section className="windflow-logs" aria-label="Log">
      <LogChoices options={options} onOptions={change} environmentZone={timeZone} zone={zone} />
      <LogToolbar
        options={options}
        onOptions={(changes) => {
          setCurrent(-1);
          change(changes);
        }}
        searchField={searchField}
        problem={typeof matched === "string" ? matched : null}
        found={found.length}
        onStep={goTo}
        follow={follow}
        onFollow={setFollow}
        paused={state.status === "paused"}
        onPause={(paused) => store.pause(paused)}
        onClear={() => store.clear()}
        text={() => textOf(shown, state.names)}
        downloads={{ text: urls.api(downloadPath(whole(wish), true, "text")), gzip: urls.api(downloadPath(whole(wish), true, "gzip")) }}
      />
      {typeof matched === "string" && (
        <p className="windflow-logs__problem" role="alert">
          {matched}
        </p>
      )}
      {state.error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {state.error.message}
          <button type="button" className="jenkins-button" onClick={() => store.start()}>
            Retry
          </button>
        </div>
      )}
      {several && <Legend names={state.names} hidden={hidden} onHidden={setHidden} />}
      <div className="windflow-logs__frame">
        <LogRows entries={shown} look={look} wrap={options.wrap} size={options.size} follow={follow} onFollow={setFollow} current={current} note={noteOf(state, shown, options)} />
        {!follow && (
          <button type="button" className="jenkins-button windflow-logs__newest" onClick={() => setFollow(true)}>
            Jump to newest
          </button>
        )}
      </div>
      <p className="windflow-logs__status">
        <span className={`windflow-live windflow-live--${state.status}`}>{STATUS[state.status]}</span>
        <span className="windflow-quiet">{state.held ? "New lines wait: the page is full of what you are reading. Jump to the newest to go on." : count(state.entries.length, "line")}</span>
      </p>
      <LogAnnouncer entries={shown} />
    </section>
  );
}

const STATUS: Record<LogState["status"], string> = {
  connecting: "Connecting",
  live: "Live",
  polling: "Asking every two seconds, as this browser streams other logs",
  reconnecting: "Reconnecting",
  ended: "At its end",
  paused: "Paused",
};

/** Downloads have all lines unless a time was chosen. */
function whole(wish: LogWish): LogWish {
  return { ...wish, tail: "all" };
}

function noteOf(state: LogState, shown: LogEntry[], options: LogOptions): string {
  if (state.dropped > 0) {
    return `${count(state.dropped, "earlier line")} not shown: the page keeps the last ${MOST_LINES.toLocaleString("en")}. The download has them all.`;
  }
  if (shown.length > 0) {
    return "";
  }
  if (state.entries.length > 0) {
    return "No line matches.";
  }
  if (state.status === "connecting") {
    return "Opening the log.";
  }
  return options.since !== "" || options.until !== "" ? "There is no line in this time." : "There is no line yet.";
}

function textOf(entries: LogEntry[], names: string[]): string {
  return entries.map(({ time, container, text }) => `${time ?? ""} ${names.length > 1 ? `${names[container] ?? ""} | ` : ""}${stripAnsi(text)}`.trimStart()).join("\n");
}

/** The names of the containers, each of which can be left out. */
function Legend({ names, hidden, onHidden }: { names: string[]; hidden: ReadonlySet<number>; onHidden: (hidden: ReadonlySet<number>) => void }) {
  return (
    <div className="windflow-logs__legend" role="group" aria-label="Containers">
      {names.map((name, number) => (
        <button
          key={name}
          type="button"
          className="jenkins-button jenkins-button--tertiary"
          aria-pressed={!hidden.has(number)}
          onClick={() => {
            const next = new Set(hidden);
            if (!next.delete(number)) {
              next.add(number);
            }
            onHidden(next);
          }}
        >
          <ContainerName name={name} number={number} />
        </button>
      ))}
    </div>
  );
}
