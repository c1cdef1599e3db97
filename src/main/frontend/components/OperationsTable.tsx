import type { OperationSummary } from "../api/types";
import { useApp } from "../AppContext";
import { subjectText, verb } from "../format/operation";
import { visible } from "../format/text";
import { operationLabel } from "../format/tone";
import { Link } from "../router/Link";
import { BuildLink } from "./BuildLink";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";
import { TimeAgo } from "./TimeAgo";

/** Operations, newest first; `everywhere` shows their environments too. */
export function OperationsTable({ operations, everywhere = false }: { operations: OperationSummary[]; everywhere?: boolean }) {
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">State</th>
            {everywhere && <th scope="col">Environment</th>}
            <th scope="col">Cause</th>
            <th scope="col" className="windflow-table__number">
              Changes
            </th>
            <th scope="col" className="windflow-table__number">
              Duration
            </th>
            <th scope="col">Submitted</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <Row key={operation.id} operation={operation} everywhere={everywhere} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ operation, everywhere }: { operation: OperationSummary; everywhere: boolean }) {
  const { urls } = useApp();
  return (
    <tr>
      <th scope="row">
        <Link className="jenkins-table__link" href={urls.operation(operation.id)}>
          {verb(operation.kind)}&nbsp;<Name>{subjectText(operation)}</Name>
        </Link>
      </th>
      <td title={operation.error === null ? undefined : visible(operation.error)}>
        <StateMark label={operationLabel(operation.state)} />
      </td>
      {everywhere && (
        <td>
          <Link className="jenkins-table__link" href={urls.environment(operation.environment)}>
            <Name>{operation.environment}</Name>
          </Link>
        </td>
      )}
      <td className="windflow-table__text">
        <BuildLink operation={operation} />
      </td>
      <td className="windflow-table__number">{operation.changes ?? "–"}</td>
      <td className="windflow-table__number">
        <Elapsed started={operation.started} finished={operation.finished} />
      </td>
      <td className="jenkins-table__cell--no-wrap">
        <TimeAgo time={operation.submitted} />
      </td>
    </tr>
  );
}
