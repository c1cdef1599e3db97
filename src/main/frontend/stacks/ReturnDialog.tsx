import { useCallback } from "react";
import type { RevisionSummary } from "../api/types";
import { useApp } from "../AppContext";
import { useParams } from "../router/RouterContext";
import { PlanDialog } from "./PlanDialog";

interface Props {
  revision: RevisionSummary;
  onClose: () => void;
}

/** Shows what a return to a revision would do, and does it when that is confirmed. */
export function ReturnDialog({ revision, onClose }: Props) {
  const { api } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const { number } = revision;
  const plan = useCallback(() => api.submitRevision(environment, project, number, "plan"), [api, environment, project, number]);
  const deploy = useCallback(() => api.submitRevision(environment, project, number, "deploy"), [api, environment, project, number]);
  return (
    <PlanDialog title={`Return to revision ${number}?`} verb={`Deploy revision ${number}`} plan={plan} deploy={deploy} onClose={onClose}>
      <p>Files, variables and images become those of revision {number}; secrets are read anew from their credentials. That is a new revision.</p>
    </PlanDialog>
  );
}
