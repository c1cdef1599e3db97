import { useId, useState } from "react";
import type { Operation } from "../api/types";
import { hasEnded } from "../format/operation";
import { type Timeline, timelineOf } from "../format/timeline";
import { count } from "../format/text";
import { Card } from "./Card";
import { TimelineChart } from "./Timeline";
import { TimelineTable } from "./TimelineTable";
import { useNow } from "./useNow";

/** As many lanes as one can take in at once; the others on demand. */
const LANES = 40;

/** What was done when: as a chart, and as a table that says the same. */
export function TimelineCard({ operation }: { operation: Operation }) {
  return hasEnded(operation) ? <TimelineAt operation={operation} now={0} /> : <LiveTimeline operation={operation} />;
}

function LiveTimeline({ operation }: { operation: Operation }) {
  return <TimelineAt operation={operation} now={useNow(1_000)} />;
}

function TimelineAt({ operation, now }: { operation: Operation; now: number }) {
  const [table, setTable] = useState(false);
  const timeline = timelineOf(operation, now);
  if (timeline === null) {
    return (
      <Card title="Timeline">
        <p className="windflow-quiet">{hasEnded(operation) ? "Nothing had to be done." : "Nothing has been touched yet."}</p>
      </Card>
    );
  }
  const done = operation.progress.filter((step) => step.finished !== null).length;
  return (
    <Card title="Timeline" note={`${done} of ${count(operation.progress.length, "action")} done`} controls={<Choice table={table} onChange={setTable} />}>
      {!table && <p className="jenkins-visually-hidden">A chart; the table says the same in words.</p>}
      {table ? <TimelineTable operation={operation} /> : <Chart timeline={timeline} />}
    </Card>
  );
}

function Choice({ table, onChange }: { table: boolean; onChange: (table: boolean) => void }) {
  return (
    <div className="windflow-choice" role="group" aria-label="Show the timeline as">
      {[false, true].map((value) => (
        <button key={String(value)} type="button" className="jenkins-button jenkins-button--tertiary" aria-pressed={table === value} onClick={() => onChange(value)}>
          {value ? "Table" : "Chart"}
        </button>
      ))}
    </div>
  );
}

function Chart({ timeline }: { timeline: Timeline }) {
  const [all, setAll] = useState(false);
  const id = useId();
  const hidden = timeline.lanes.length - LANES;
  const shown = all || hidden <= 0 ? timeline : { ...timeline, lanes: timeline.lanes.slice(0, LANES) };
  return (
    <div id={id}>
      <TimelineChart timeline={shown} />
      {hidden > 0 && (
        <button type="button" className="jenkins-button jenkins-button--tertiary" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? `Show the first ${LANES} only` : `Show ${hidden} more`}
        </button>
      )}
    </div>
  );
}
