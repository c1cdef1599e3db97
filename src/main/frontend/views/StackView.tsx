import { useCallback, useRef, useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { OperationList, RevisionDiff, RevisionList, RevisionSummary } from "../api/types";
import { useApp } from "../AppContext";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { LiveIndicator } from "../components/LiveIndicator";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { ReturnDialog } from "../components/ReturnDialog";
import { RevisionDiffCard } from "../components/RevisionDiffCard";
import { type Compared, RevisionsTable } from "../components/RevisionsTable";
import { Skeleton } from "../components/Skeleton";
import { StaleAlert } from "../components/StaleAlert";
import type { LiveEvent } from "../live/protocol";
import { OPERATIONS } from "../live/topics";
import { Link } from "../router/Link";
import { useParams } from "../router/RouterContext";
import { asApiError, useResource } from "../live/useResource";

/** One stack: what was deployed, in what it differed, and the way back to it. */
export function StackView() {
  const { api, urls } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const load = useCallback(() => api.revisions(environment, project), [api, environment, project]);
  const { state, retry } = useResource<RevisionList>(OPERATIONS, "revisions", load, useEnds(project));
  return (
    <>
      <AppBar
        title={<Name>{project}</Name>}
        subtitle={
          <>
            in{" "}
            <Link href={urls.environment(environment)}>
              <Name>{environment}</Name>
            </Link>
          </>
        }
      >
        <LiveIndicator />
      </AppBar>
      {state.phase === "loading" && <Skeleton kind="row" amount={6} />}
      {state.phase === "failed" && <FailureNotice error={state.error} retry={retry} />}
      {state.phase === "ready" && (
        <>
          <StaleAlert error={state.stale} retry={retry} />
          <Revisions list={state.value} />
        </>
      )}
    </>
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
        Each successful deployment with the step <code>windflowDeploy</code> becomes one.
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
