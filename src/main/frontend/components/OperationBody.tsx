import type { Operation } from "../api/types";
import { hasEnded, isJob } from "../format/operation";
import { JobResultCard } from "../jobs/JobResultCard";
import { ProgressCard } from "../jobs/ProgressCard";
import type { OperationLog } from "../live/operationLog";
import { HealthCard } from "./HealthCard";
import { ImagesCard } from "./ImagesCard";
import { LogCard } from "./LogCard";
import { Name } from "./Name";
import { PlanCard } from "./PlanCard";
import { RecoveryCard } from "./RecoveryCard";
import { ResultCard } from "./ResultCard";
import { RollbackCard } from "./RollbackCard";
import { TimelineCard } from "./TimelineCard";

interface Props {
  operation: Operation;
  log: OperationLog;
  /** What is said in place of a log that has no line. */
  emptyLog?: string;
}

/** Everything about an operation below its title. */
export function OperationBody({ operation, log, emptyLog = "It has written nothing." }: Props) {
  const ended = hasEnded(operation);
  return (
    <div className="windflow-operation">
      {operation.error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          <Name>{operation.error}</Name>
        </div>
      )}
      <RecoveryCard operation={operation} />
      <ProgressCard operation={operation} />
      {isJob(operation.kind) ? <JobResultCard operation={operation} /> : operation.result !== null && operation.kind !== "PLAN" && <ResultCard result={operation.result} />}
      <RollbackCard operation={operation} />
      <PlanCard operation={operation} />
      {operation.kind !== "PLAN" && <TimelineCard operation={operation} />}
      <HealthCard operation={operation} />
      <ImagesCard operation={operation} />
      <LogCard operation={operation.id} log={log} ended={ended} empty={emptyLog} />
    </div>
  );
}
