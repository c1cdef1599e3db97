import type { OperationSummary } from "../api/types";
import { useApp } from "../AppContext";
import { subjectText, verb } from "../format/operation";
import { Link } from "../router/Link";
import { Name } from "./Name";

/** Above everything else: operations that were interrupted and wait until somebody decides how they end. */
export function UndecidedOperations({ operations }: { operations: OperationSummary[] }) {
  const { urls } = useApp();
  if (operations.length === 0) {
    return null;
  }
  return (
    <div className="jenkins-alert jenkins-alert-warning windflow-undecided" role="status">
      <p>{operations.length === 1 ? "An operation was interrupted and waits for a decision:" : `${operations.length} operations were interrupted and wait for a decision:`}</p>
      <ul>
        {operations.map((operation) => (
          <li key={operation.id}>
            <Link href={urls.operation(operation.id)}>
              {verb(operation.kind)} <Name>{subjectText(operation)}</Name>
            </Link>{" "}
            in <Name>{operation.environment}</Name>
          </li>
        ))}
      </ul>
    </div>
  );
}
