import { Fragment } from "react";
import type { HealthFacts, Operation } from "../api/types";
import { offset } from "../format/time";
import { seenLabel } from "../format/tone";
import { Card } from "./Card";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** How the containers of each service went on, from their start to the end of the operation. */
export function HealthCard({ operation }: { operation: Operation }) {
  const containers = Object.entries(operation.report.health ?? {});
  if (containers.length === 0) {
    return null;
  }
  const begun = Date.parse(operation.started ?? operation.submitted);
  return (
    <Card title="Health">
      <div className="windflow-scroll">
        <table className="jenkins-table jenkins-table--small windflow-table">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Container</th>
              <th scope="col">States, each with the time since the beginning</th>
            </tr>
          </thead>
          <tbody>
            {containers.map(([container, facts]) => (
              <tr key={container}>
                <th scope="row">
                  <Name>{facts.service}</Name>
                </th>
                <td className="windflow-table__text">
                  <Name>{container}</Name>
                </td>
                <td className="windflow-health">
                  <States facts={facts} begun={begun} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function States({ facts, begun }: { facts: HealthFacts; begun: number }) {
  return facts.states.map(({ state, time }, i) => (
    <Fragment key={i}>
      {i > 0 && <span className="windflow-quiet"> then </span>}
      <span className="windflow-health__state">
        <StateMark label={seenLabel(state)} /> <span className="windflow-quiet windflow-number">{offset(Date.parse(time) - begun)}</span>
      </span>
    </Fragment>
  ));
}
