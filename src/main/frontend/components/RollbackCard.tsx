import type { Operation } from "../api/types";
import { rollbackOf } from "../format/deployment";
import { duration } from "../format/time";
import { stepLabel } from "../format/tone";
import { words } from "../format/words";
import { Card } from "./Card";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** What was taken back, and why. */
export function RollbackCard({ operation }: { operation: Operation }) {
  const rollback = rollbackOf(operation);
  if (rollback === null) {
    return null;
  }
  return (
    <Card title="Rollback" note={rollback.millis === null ? undefined : `took ${duration(rollback.millis)}`}>
      <dl className="windflow-facts">
        <dt>Cause</dt>
        <dd>{operation.error === null ? "not known yet" : <Name>{operation.error}</Name>}</dd>
        {rollback.after !== null && (
          <>
            <dt>In the phase</dt>
            <dd>{words(rollback.after)}</dd>
          </>
        )}
      </dl>
      {rollback.steps.length > 0 && (
        <ol className="windflow-timeline">
          {rollback.steps.map((step, i) => (
            <li key={i}>
              <StateMark quiet label={stepLabel(step.state)} />
              <span className="windflow-timeline__action">
                <Name>{step.action}</Name>
                {step.error !== null && (
                  <span className="windflow-plan__reason">
                    <Name>{step.error}</Name>
                  </span>
                )}
              </span>
              <span className="windflow-quiet">
                <Elapsed started={step.started} finished={step.finished} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
