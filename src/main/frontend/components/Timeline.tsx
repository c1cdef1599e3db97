import { offset } from "../format/time";
import type { Bar, Lane, Timeline } from "../format/timeline";
import { visible } from "../format/text";
import { words } from "../format/words";
import { Name } from "./Name";

const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

/** An operation by time: a lane for each thing, the phases above. The table says the same, so it is silent for readers of the screen. */
export function TimelineChart({ timeline }: { timeline: Timeline }) {
  return (
    <div className="windflow-gantt" aria-hidden="true">
      <div className="windflow-gantt__phases">
        {timeline.phases.map(({ name, left, width }, i) => (
          <span key={i} className={`windflow-gantt__phase${name === "rollback" ? " windflow-gantt__phase--rollback" : ""}`} style={{ left: percent(left), width: percent(width) }} title={words(name)}>
            {words(name)}
          </span>
        ))}
      </div>
      {timeline.lanes.map((lane) => (
        <LaneRow key={lane.name} lane={lane} timeline={timeline} />
      ))}
      <div className="windflow-gantt__axis">
        {timeline.ticks.map(({ millis, left }) => (
          <span key={millis} style={{ left: percent(left) }}>
            {offset(millis)}
          </span>
        ))}
      </div>
    </div>
  );
}

function LaneRow({ lane, timeline }: { lane: Lane; timeline: Timeline }) {
  return (
    <div className="windflow-gantt__lane">
      <span className="windflow-gantt__name" title={visible(lane.name)}>
        <Name>{lane.name}</Name>
      </span>
      <span className="windflow-gantt__track">
        {timeline.phases.slice(1).map(({ left }, i) => (
          <i key={i} className="windflow-gantt__border" style={{ left: percent(left) }} />
        ))}
        {lane.bars.map((bar, i) => (
          <span
            key={i}
            className={`windflow-gantt__bar windflow-gantt__bar--${bar.kind} windflow-gantt__bar--${bar.tone}`}
            style={{ left: percent(bar.left), width: percent(bar.width) }}
            title={tip(bar)}
          />
        ))}
      </span>
    </div>
  );
}

function tip({ text, from, millis }: Bar): string {
  return `${visible(text)}: ${offset(from)}${millis === null ? "" : `, for ${offset(millis)}`}`;
}
