import { useCallback, useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { FailureNotice } from "../components/FailureNotice";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { asApiError } from "../live/useResource";
import { useParams } from "../router/RouterContext";
import { type Edit, StackCalls } from "./api";
import { editOf, editOfProposal } from "./editing";
import { StackEditor } from "./StackEditor";
import { StackFrame } from "./StackFrame";

type Beginning = { phase: "loading" } | { phase: "failed"; error: ApiError } | { phase: "ready"; edit: Edit; hidden: boolean; missing: string[] };

/** Changes what was deployed last of a stack; of one of others, what describes its containers. */
export function EditView() {
  const { api, shell } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const [beginning, setBeginning] = useState<Beginning>({ phase: "loading" });
  const mayDeploy = shell.permissions.has("deploy");

  const load = useCallback(async (): Promise<Beginning> => {
    const calls = new StackCalls(api, environment, project);
    const { revisions } = await api.revisions(environment, project);
    const newest = revisions[0];
    if (newest === undefined) {
      const proposal = await calls.propose("containers");
      return { phase: "ready", edit: editOfProposal(proposal), hidden: !proposal.contents, missing: [] };
    }
    const revision = await calls.revision(newest.number);
    return { phase: "ready", edit: editOf(revision), hidden: !revision.contents, missing: revision.withheld };
  }, [api, environment, project]);

  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!mayDeploy) {
      return;
    }
    let shown = true;
    load().then(
      (found) => shown && setBeginning(found),
      (failure: unknown) => shown && setBeginning({ phase: "failed", error: asApiError(failure) }),
    );
    return () => {
      shown = false;
    };
  }, [load, mayDeploy, attempt]);

  return (
    <StackFrame tab="Edit">
      {!mayDeploy ? (
        <Notice icon="lock" title="You may not edit this stack">
          That wants the permission Windflow/Deploy.
        </Notice>
      ) : (
        <>
          {beginning.phase === "loading" && <Skeleton kind="row" amount={8} />}
          {beginning.phase === "failed" && <FailureNotice error={beginning.error} retry={() => setAttempt(attempt + 1)} />}
          {beginning.phase === "ready" && <Ready beginning={beginning} environment={environment} project={project} />}
        </>
      )}
    </StackFrame>
  );
}

function Ready({ beginning, environment, project }: { beginning: Extract<Beginning, { phase: "ready" }>; environment: string; project: string }) {
  return (
    <>
      {beginning.hidden && (
        <div className="jenkins-alert jenkins-alert-info windflow-alert">
          Texts and values that are stored are shown to those with the permission Windflow/Secrets. You can deploy them as they are, with other options, or write files anew.
        </div>
      )}
      {beginning.missing.map((sentence) => (
        <div key={sentence} className="jenkins-alert jenkins-alert-warning windflow-alert">
          {sentence}: write it anew.
        </div>
      ))}
      <StackEditor key={`${environment}/${project}`} environment={environment} project={project} original={beginning.edit} />
    </>
  );
}
