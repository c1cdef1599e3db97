import { memo } from "react";
import { classOf } from "../components/ansiClass";
import { parseAnsi } from "../format/ansi";
import { mark } from "../format/highlight";
import { visible } from "../format/text";
import type { Matcher } from "./matcher";
import type { LogEntry } from "./types";

export interface RowLook {
  /** Shows a time; null when none are shown. */
  stamp: ((time: string | null) => string) | null;
  /** Names of the containers; null when there is only one. */
  names: string[] | null;
  matcher: Matcher | null;
}

/** Colours by which containers are told apart; logs.css knows as many. */
const COLOURS = 6;

/** One line of a log, coloured as the terminal would, as text and never as HTML. */
export const LogRow = memo(function LogRow({ entry, look, current }: { entry: LogEntry; look: RowLook; current: boolean }) {
  const classes = ["windflow-logs__line"];
  if (current) {
    classes.push("windflow-logs__line--current");
  }
  if (entry.notice !== null) {
    classes.push("windflow-logs__line--notice");
  }
  return (
    <div className={classes.join(" ")} data-seq={entry.seq}>
      {look.stamp !== null && (
        <time className="windflow-logs__time" dateTime={entry.time ?? undefined} title={entry.time ?? undefined}>
          {entry.continued ? "" : look.stamp(entry.time)}
        </time>
      )}
      {look.names !== null && <ContainerName name={look.names[entry.container] ?? ""} number={entry.container} />}
      <span className="windflow-logs__output" title={entry.stderr ? "Standard error" : undefined}>
        {entry.stderr ? "err" : ""}
      </span>
      {entry.notice === null ? <Text text={entry.text} matcher={look.matcher} /> : <span className="windflow-logs__text">{visible(entry.text)}</span>}
    </div>
  );
});

export function ContainerName({ name, number }: { name: string; number: number }) {
  return (
    <span className={`windflow-logs__name windflow-logs__name--${number % COLOURS}`} title={visible(name)}>
      {visible(name)}
    </span>
  );
}

function Text({ text, matcher }: { text: string; matcher: Matcher | null }) {
  const spans = parseAnsi(text);
  const places = matcher === null ? [] : matcher.places(spans.map((span) => span.text).join(""));
  return (
    <bdi className="windflow-logs__text">
      {mark(spans, places).map((span, at) =>
        span.match ? (
          <mark key={at} className={classOf(span)}>
            {visible(span.text)}
          </mark>
        ) : (
          <span key={at} className={classOf(span)}>
            {visible(span.text)}
          </span>
        ),
      )}
      {"\n"}
    </bdi>
  );
}
