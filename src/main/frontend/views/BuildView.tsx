import { useCallback } from "react";
import type { OperationList } from "../api/types";
import { useApp } from "../AppContext";
import { Announcer } from "../components/Announcer";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { LiveIndicator } from "../components/LiveIndicator";
import { Notice } from "../components/Notice";
import { OperationBody } from "../components/OperationBody";
import { OperationDetails } from "../components/OperationDetails";
import { OperationPlace, OperationTitle } from "../components/OperationTitle";
import { Skeleton } from "../components/Skeleton";
import { hasEnded } from "../format/operation";
import { operationLabel } from "../format/tone";
import { OPERATIONS } from "../live/topics";
import { useOperation } from "../live/useOperation";
import { useResource } from "../live/useResource";
import { Link } from "../router/Link";

/** What a build did with Windflow: each of its operations. */
export function BuildView() {
  const operations = useBuildOperations();
  return (
    <>
      <AppBar title="Deployment" />
      {operations.length === 0 && <Notice icon="layers" title="This build has not used Windflow yet" />}
      {operations.map((id) => (
        <BuildOperation key={id} id={id} />
      ))}
    </>
  );
}

/** Ids of the build's operations, oldest first: those that were there when the page was made, and those that came since. */
function useBuildOperations(): string[] {
  const { api, shell } = useApp();
  const load = useCallback(() => api.operations({ limit: 50 }), [api]);
  const { state } = useResource<OperationList>(OPERATIONS, OPERATIONS, load);
  const later = state.phase === "ready" ? state.value.operations.filter(({ buildUrl }) => buildUrl === shell.buildUrl) : [];
  const ids = later.map(({ id }) => id).reverse();
  return [...shell.operations, ...ids.filter((id) => !shell.operations.includes(id))];
}

function BuildOperation({ id }: { id: string }) {
  const { urls, shell } = useApp();
  const { state, log, retry } = useOperation(id, shell.buildUrl);
  if (state.phase === "loading") {
    return <Skeleton kind="row" amount={4} />;
  }
  if (state.phase === "failed") {
    return <FailureNotice error={state.error} retry={retry} />;
  }
  const operation = state.value;
  return (
    <section className="jenkins-section windflow-section">
      <div className="windflow-build__title">
        <h2>
          <Link href={urls.operation(id)}>
            <OperationTitle operation={operation} />
          </Link>
          <span className="jenkins-app-bar__subtitle">
            <OperationPlace operation={operation} />
          </span>
        </h2>
        {!hasEnded(operation) && <LiveIndicator />}
      </div>
      <Announcer text={`${operationLabel(operation.state).text}. ${operation.error ?? ""}`} />
      <OperationDetails operation={operation} />
      <OperationBody operation={operation} log={log} emptyLog="Its log is in the log of the build." />
    </section>
  );
}
