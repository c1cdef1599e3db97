import { useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { RevisionSummary } from "../api/types";
import { useApp } from "../AppContext";
import { hasEnded } from "../format/operation";
import { useOperation } from "../live/useOperation";
import { useParams } from "../router/RouterContext";
import { asApiError } from "../live/useResource";
import { Dialog } from "./Dialog";
import { PlanCard } from "./PlanCard";

interface Props {
  revision: RevisionSummary;
  onClose: () => void;
}

/** Shows what a return to a revision would do, and does it when that is confirmed. */
export function ReturnDialog({ revision, onClose }: Props) {
  const { api, urls } = useApp();
  const [plan, setPlan] = useState<string | null>(null);
  const [planned, setPlanned] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const { environment, project } = useParams<"environment" | "project">();
  const { number } = revision;

  useEffect(() => {
    let shown = true;
    api.submitRevision(environment, project, number, "plan").then(
      (id) => shown && setPlan(id),
      (failure: unknown) => shown && setError(asApiError(failure)),
    );
    return () => {
      shown = false;
    };
  }, [api, environment, project, number]);

  const deploy = () => {
    setSubmitted(true);
    api.submitRevision(environment, project, number, "deploy").then(
      (id) => location.assign(urls.operation(id)),
      (failure: unknown) => {
        setSubmitted(false);
        setError(asApiError(failure));
      },
    );
  };
  return (
    <Dialog
      title={`Return to revision ${number}?`}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" autoFocus onClick={onClose}>
            Leave it as it is
          </button>
          <button type="button" className="jenkins-button jenkins-button--primary" disabled={!planned || submitted} onClick={deploy}>
            {submitted ? "Deploying" : `Deploy revision ${number}`}
          </button>
        </>
      }
    >
      <p>Files, variables and images become those of revision {number}; secrets are read anew from their credentials. That is a new revision.</p>
      {error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {error.message}
        </div>
      )}
      {plan === null ? error === null && <p role="status">The plan is being made.</p> : <ReturnPlan id={plan} onPlanned={setPlanned} />}
    </Dialog>
  );
}

function ReturnPlan({ id, onPlanned }: { id: string; onPlanned: (planned: boolean) => void }) {
  const { state, retry } = useOperation(id);
  const operation = state.phase === "ready" ? state.value : null;
  const planned = operation !== null && hasEnded(operation) && operation.error === null;
  useEffect(() => onPlanned(planned), [planned, onPlanned]);
  if (operation === null) {
    return state.phase === "failed" ? (
      <button type="button" className="jenkins-button" onClick={retry}>
        Retry
      </button>
    ) : (
      <p role="status">The plan is being made.</p>
    );
  }
  return operation.error === null ? (
    <PlanCard operation={operation} />
  ) : (
    <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
      {operation.error}
    </div>
  );
}
