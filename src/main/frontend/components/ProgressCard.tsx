import type { Operation, ProgressStep } from "../api/types";
import { hasEnded } from "../format/operation";
import type { Label } from "../format/tone";
import { words } from "../format/words";
import { Card } from "./Card";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** What has been done so far, step by step. */
export function ProgressCard({ operation }: { operation: Operation }) {
  const { progress } = operation;
  const done = progress.filter((step) => step.finished !== null).length;
  return (
    <Card title="Progress" note={progress.length === 0 ? undefined : `${done} of ${progress.length} done`}>
      {progress.length === 0 ? (
        <p className="windflow-quiet">{hasEnded(operation) ? "Nothing had to be done." : "Nothing has been touched yet."}</p>
      ) : (
        <ol className="windflow-timeline">
          {progress.map((step, i) => (
            <Step key={i} step={step} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Step({ step }: { step: ProgressStep }) {
  return (
    <li>
      <StateMark quiet label={stepLabel(step)} />
      <span className="windflow-timeline__action">
        <Name>{step.action}</Name>
      </span>
      <span className="windflow-quiet">
        <Elapsed started={step.started} finished={step.finished} />
      </span>
    </li>
  );
}

function stepLabel(step: ProgressStep): Label {
  switch (step.state.toUpperCase()) {
    case "RUNNING":
    case "STARTED":
      return { text: "Running", tone: "busy" };
    case "SUCCEEDED":
    case "DONE":
    case "FINISHED":
      return { text: "Done", tone: "good" };
    case "FAILED":
      return { text: "Failed", tone: "bad" };
    default:
      return { text: words(step.state), tone: "unknown" };
  }
}
