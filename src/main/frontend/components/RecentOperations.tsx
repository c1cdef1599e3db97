import { useCallback } from "react";
import type { OperationList } from "../api/types";
import { useApp } from "../AppContext";
import { OPERATIONS } from "../live/topics";
import { useResource } from "../live/useResource";
import { FailureNotice } from "./FailureNotice";
import { OperationsTable } from "./OperationsTable";
import { Skeleton } from "./Skeleton";
import { StaleAlert } from "./StaleAlert";
import { UndecidedOperations } from "./UndecidedOperations";

const LIMIT = 15;

/** The last operations, of one stack, of one environment or of all. */
export function RecentOperations({ environment, project }: { environment?: string; project?: string }) {
  const { api } = useApp();
  const load = useCallback(() => api.operations({ limit: LIMIT, ...(environment === undefined ? {} : { environment }), ...(project === undefined ? {} : { project }) }), [api, environment, project]);
  const { state, retry } = useResource<OperationList>(OPERATIONS, OPERATIONS, load);
  return (
    <section className="jenkins-section windflow-section">
      <h2 className="jenkins-section__title">Recent operations</h2>
      {state.phase === "loading" && <Skeleton kind="row" amount={3} />}
      {state.phase === "failed" && <FailureNotice error={state.error} retry={retry} />}
      {state.phase === "ready" && (
        <>
          <StaleAlert error={state.stale} retry={retry} />
          <UndecidedOperations operations={state.value.undecided.filter((one) => (environment === undefined || one.environment === environment) && (project === undefined || one.project === project))} />
          <Shown operations={state.value.operations} environment={environment} project={project} />
        </>
      )}
    </section>
  );
}

function Shown({ operations, environment, project }: { operations: OperationList["operations"]; environment: string | undefined; project: string | undefined }) {
  // The event brings the operations of all environments.
  const shown = operations.filter((operation) => (environment === undefined || operation.environment === environment) && (project === undefined || operation.project === project)).slice(0, LIMIT);
  return shown.length === 0 ? (
    <p className="windflow-quiet">None yet. Each deployment by a pipeline step appears here with its plan, its log and its result.</p>
  ) : (
    <OperationsTable operations={shown} everywhere={environment === undefined} />
  );
}
