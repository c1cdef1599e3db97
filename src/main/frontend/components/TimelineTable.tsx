import type { Operation, ProgressStep } from "../api/types";
import { offset } from "../format/time";
import { stepLabel } from "../format/tone";
import { words } from "../format/words";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** Every action with its times, in the order in which they began. */
export function TimelineTable({ operation }: { operation: Operation }) {
  const begun = Date.parse(operation.started ?? operation.submitted);
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Phase</th>
            <th scope="col">State</th>
            <th scope="col" className="windflow-table__number">
              Began after
            </th>
            <th scope="col" className="windflow-table__number">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {operation.progress.map((step, i) => (
            <Row key={i} step={step} begun={begun} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ step, begun }: { step: ProgressStep; begun: number }) {
  return (
    <tr>
      <th scope="row" className="windflow-table__text">
        <Name>{step.action}</Name>
        {step.error !== null && (
          <div className="windflow-quiet">
            <Name>{step.error}</Name>
          </div>
        )}
      </th>
      <td>{words(step.phase)}</td>
      <td>
        <StateMark label={stepLabel(step.state)} />
      </td>
      <td className="windflow-table__number">{step.started === null ? "–" : offset(Date.parse(step.started) - begun)}</td>
      <td className="windflow-table__number">
        {step.state === "UNKNOWN" ? "–" : <Elapsed started={step.started} finished={step.finished} />}
      </td>
    </tr>
  );
}
