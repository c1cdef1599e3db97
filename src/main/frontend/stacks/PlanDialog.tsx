import { type ReactNode, useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { Dialog } from "../components/Dialog";
import { PlanCard } from "../components/PlanCard";
import { hasEnded } from "../format/operation";
import { useOperation } from "../live/useOperation";
import { asApiError } from "../live/useResource";
import { useNavigate } from "../router/RouterContext";

interface Props {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** The button that does it. */
  verb: string;
  /** Both give the id of the operation that was submitted; must stay the same functions while the dialog is open. */
  plan: () => Promise<string>;
  deploy: () => Promise<string>;
  /** Told when it was submitted, before the page of the operation is shown. */
  onSubmitted?: () => void;
  /** What else there is to choose when the deployment was refused. */
  afterRefusal?: (error: ApiError) => ReactNode;
  onClose: () => void;
}

/** Shows what a deployment would do, and does it when that is confirmed. */
export function PlanDialog({ title, children, verb, plan, deploy, onSubmitted, afterRefusal, onClose }: Props) {
  const { urls } = useApp();
  const navigate = useNavigate();
  const [planId, setPlanId] = useState<string | null>(null);
  const [planned, setPlanned] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  useEffect(() => {
    let shown = true;
    plan().then(
      (id) => shown && setPlanId(id),
      (failure: unknown) => shown && setError(asApiError(failure)),
    );
    return () => {
      shown = false;
    };
  }, [plan]);

  const confirm = () => {
    setSubmitted(true);
    setError(null);
    deploy().then(
      (id) => {
        onSubmitted?.();
        navigate(urls.operation(id));
      },
      (failure: unknown) => {
        setSubmitted(false);
        setError(asApiError(failure));
      },
    );
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" autoFocus onClick={onClose}>
            Leave it as it is
          </button>
          <button type="button" className="jenkins-button jenkins-button--primary" disabled={!planned || submitted} onClick={confirm}>
            {submitted ? "Deploying" : verb}
          </button>
        </>
      }
    >
      {children}
      {error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {error.message}
        </div>
      )}
      {error !== null && afterRefusal?.(error)}
      {planId === null ? error === null && <p role="status">The plan is being made.</p> : <Planned id={planId} onPlanned={setPlanned} />}
    </Dialog>
  );
}

function Planned({ id, onPlanned }: { id: string; onPlanned: (planned: boolean) => void }) {
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
