import { useState } from "react";
import { useApp } from "../AppContext";
import { Announcer } from "../components/Announcer";
import { AppBar } from "../components/AppBar";
import { CancelButton } from "../components/CancelButton";
import { FailureNotice } from "../components/FailureNotice";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { OperationBody } from "../components/OperationBody";
import { OperationDetails } from "../components/OperationDetails";
import { OperationPlace, OperationTitle } from "../components/OperationTitle";
import { Skeleton } from "../components/Skeleton";
import { StaleAlert } from "../components/StaleAlert";
import { hasEnded } from "../format/operation";
import { operationLabel } from "../format/tone";
import { useParams } from "../router/RouterContext";
import { useOperation } from "../live/useOperation";

const KEYS: [string, string][] = [
  ["/", "Search the log"],
  ["Enter", "Next match; with Shift the one before"],
  ["f", "Follow the log, or not"],
  ["w", "Wrap long lines, or not"],
];

/** One operation: what it set out to do, how far it is, what it says and what came of it. */
export function OperationView() {
  const { shell } = useApp();
  const { operation: id } = useParams<"operation">();
  const { state, log, retry } = useOperation(id);
  const [problem, setProblem] = useState<string | null>(null);
  if (state.phase !== "ready") {
    return (
      <>
        <AppBar title="Operation" subtitle={id} />
        {state.phase === "loading" ? <Skeleton kind="row" amount={8} /> : <FailureNotice error={state.error} retry={retry} />}
      </>
    );
  }
  const operation = state.value;
  const ended = hasEnded(operation);
  return (
    <>
      <AppBar title={<OperationTitle operation={operation} />} subtitle={<OperationPlace operation={operation} />}>
        {!ended && <LiveIndicator />}
        <KeyboardHelp keys={KEYS} />
        {!ended && shell.permissions.has("deploy") && <CancelButton operation={operation} onFailure={setProblem} />}
      </AppBar>
      <Announcer text={`${operationLabel(operation.state).text}. ${operation.error ?? ""}`} />
      <OperationDetails operation={operation} />
      {problem !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {problem}
        </div>
      )}
      <StaleAlert error={state.stale} retry={retry} />
      <OperationBody operation={operation} log={log} />
    </>
  );
}
