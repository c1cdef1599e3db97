import type { Deployment } from "../api/types";
import { useApp } from "../AppContext";
import { subjectText, verb } from "../format/operation";
import { outcomeLabel } from "../format/tone";
import { Link } from "../router/Link";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";
import { TimeAgo } from "./TimeAgo";

/** The deployments of a job, newest first. */
export function DeploymentsTable({ deployments }: { deployments: Deployment[] }) {
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Build</th>
            <th scope="col">Deployment</th>
            <th scope="col">Environment</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="windflow-table__number">
              Changes
            </th>
            <th scope="col" className="windflow-table__number">
              Duration
            </th>
            <th scope="col">Submitted by</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {deployments.map((deployment) => (
            <Row key={deployment.operation.id} deployment={deployment} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ deployment: { build, operation } }: { deployment: Deployment }) {
  const { urls } = useApp();
  return (
    <tr>
      <th scope="row" className="jenkins-table__cell--no-wrap">
        <a className="jenkins-table__link" href={urls.jenkins(`${build.url}windflow/`)}>
          <Name>{build.name}</Name>
        </a>
      </th>
      <td className="windflow-table__text">
        {verb(operation.kind)} <Name>{subjectText(operation)}</Name>
      </td>
      <td>
        <Link className="jenkins-table__link" href={urls.environment(operation.environment)}>
          <Name>{operation.environment}</Name>
        </Link>
      </td>
      <td className={operation.error === null ? undefined : "windflow-table__text"}>
        <StateMark label={outcomeLabel(operation.outcome)} />
        {operation.error !== null && (
          <div className="windflow-quiet">
            <Name>{operation.error}</Name>
          </div>
        )}
      </td>
      <td className="windflow-table__number">{operation.changes ?? "–"}</td>
      <td className="windflow-table__number">
        <Elapsed started={operation.started} finished={operation.finished} />
      </td>
      <td>
        <Name>{operation.submittedBy}</Name>
      </td>
      <td className="jenkins-table__cell--no-wrap">
        <TimeAgo time={operation.submitted} />
      </td>
    </tr>
  );
}
