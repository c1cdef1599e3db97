import type { Operation } from "../api/types";
import { hasEnded } from "../format/operation";
import type { OperationLog } from "../live/operationLog";
import { LogCard } from "./LogCard";
import { Name } from "./Name";
import { PlanCard } from "./PlanCard";
import { ProgressCard } from "./ProgressCard";
import { ResultCard } from "./ResultCard";

/** Everything about an operation below its title. */
export function OperationBody({ operation, log }: { operation: Operation; log: OperationLog }) {
  const ended = hasEnded(operation);
  return (
    <div className="windflow-operation">
      {operation.error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          <Name>{operation.error}</Name>
        </div>
      )}
      {operation.result !== null && operation.kind !== "PLAN" && <ResultCard result={operation.result} />}
      <div className={operation.kind === "PLAN" ? undefined : "windflow-columns"}>
        <PlanCard operation={operation} />
        {operation.kind !== "PLAN" && <ProgressCard operation={operation} />}
      </div>
      <LogCard operation={operation.id} log={log} ended={ended} />
    </div>
  );
}
