import type { Operation } from "../api/types";
import { Card } from "../components/Card";
import { Name } from "../components/Name";
import { dockerSize } from "../format/dockerSize";
import { hasEnded } from "../format/operation";
import "../styles/objects.css";
import { ProgressBar } from "./ProgressBar";
import { type Bar, barsOf, overall } from "./progress";

/** How far each layer of a pull, push or load is, or an upload. */
export function ProgressCard({ operation }: { operation: Operation }) {
  const bars = barsOf(operation);
  if (bars.length === 0) {
    return null;
  }
  const whole = overall(bars);
  const ended = hasEnded(operation);
  const failed = ended && operation.state !== "SUCCEEDED";
  const note = `${bars.filter(({ done }) => done).length} of ${bars.length}${whole === null ? "" : `, ${Math.round(whole * 100)} %`}`;
  return (
    <Card title="Progress" note={note}>
      <ul className="windflow-bars">
        {bars.map((bar) => (
          <li key={bar.name}>
            <span className="windflow-bars__name">
              <Name>{bar.name}</Name>
            </span>
            <ProgressBar label={bar.name} part={bar.part} ended={ended} failed={failed && !bar.done} />
            <span className="windflow-bars__status">
              <Name>{statusOf(bar)}</Name>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function statusOf({ status, current, total, done }: Bar): string {
  if (done || current === 0) {
    return status;
  }
  return `${status} ${dockerSize(current)}${total > 0 ? ` of ${dockerSize(total)}` : ""}`;
}
