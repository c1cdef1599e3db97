import { useCallback, useRef, useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { OperationList, RevisionDiff, RevisionList, RevisionSummary } from "../api/types";
import { useApp } from "../AppContext";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { StackFrame } from "./StackFrame";
import { ReturnDialog } from "./ReturnDialog";
import { RevisionDiffCard } from "./RevisionDiffCard";
import { type Compared, RevisionsTable } from "./RevisionsTable";
import type { LiveEvent } from "../live/protocol";
import { OPERATIONS } from "../live/topics";
import { useParams } from "../router/RouterContext";
import { asApiError, useResource } from "../live/useResource";

/** What was deployed of a stack, in what it differed, and the way back to it. */
export function RevisionsView() {
  const { api } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const load = useCallback(() => api.revisions(environment, project), [api, environment, project]);
  const resource = useResource<RevisionList>(OPERATIONS, "revisions", load, useEnds(project));
  return (
    <StackFrame tab="Revisions">
      <ResourceView resource={resource} what="Its revisions">
        {(list) => <Revisions list={list} />}
      </ResourceView>
    </StackFrame>
  );
}

/** Tells events after which another operation of the project has ended. */
function useEnds(project: string): (event: LiveEvent) => boolean {
  const known = useRef("");
  return useCallback(
    (event: LiveEvent) => {
      if (event.name !== "operations") {
        return false;
      }
      const ended = (event.data as OperationList).operations.filter((operation) => operation.project === project && operation.finished !== null);
      const now = ended.map(({ id }) => id).join();
      const more = now !== known.current;
      known.current = now;
      return more;
    },
    [project],
  );
}

function Revisions({ list }: { list: RevisionList }) {
  const { api } = useApp();
  const { revisions } = list;
  const [chosen, setChosen] = useState<Compared | null>(null);
  const [diff, setDiff] = useState<RevisionDiff | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [returning, setReturning] = useState<RevisionSummary | null>(null);
  const close = useCallback(() => setReturning(null), []);
  if (revisions.length === 0 && list.damaged.length === 0) {
    return (
      <Notice icon="layers" title="No revision yet">
        Each successful deployment, by the step <code>windflowDeploy</code> or from the editor, becomes one. A stack that others have made gets its first one when it is adopted.
      </Notice>
    );
  }
  const compared = chosen ?? { from: (revisions[1] ?? revisions[0])?.number ?? 0, to: revisions[0]?.number ?? 0 };
  const compare = () => {
    setError(null);
    api.revisionDiff(list.environment, list.project, compared.from, compared.to).then(setDiff, (failure: unknown) => setError(asApiError(failure)));
  };
  return (
    <section aria-label="Revisions" className="windflow-operation">
      {list.damaged.map((sentence) => (
        <div key={sentence} className="jenkins-alert jenkins-alert-warning windflow-alert">
          {sentence}
        </div>
      ))}
      <RevisionsTable revisions={revisions} compared={compared} onCompared={setChosen} onReturn={setReturning} />
      {revisions.length > 1 && (
        <div>
          <button type="button" className="jenkins-button" disabled={compared.from === compared.to} onClick={compare}>
            Compare
          </button>
        </div>
      )}
      {error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {error.message}
        </div>
      )}
      {diff !== null && <RevisionDiffCard diff={diff} />}
      {returning !== null && <ReturnDialog revision={returning} onClose={close} />}
    </section>
  );
}
