import type { ReactNode } from "react";
import type { Resource } from "../live/useResource";
import { FailureNotice } from "./FailureNotice";
import { Notice } from "./Notice";
import { Skeleton } from "./Skeleton";
import { StaleAlert } from "./StaleAlert";

interface Props<T> {
  resource: Resource<T>;
  /** What will come back with the engine: "Its containers". */
  what: string;
  /** Once it is there. */
  children: (value: T) => ReactNode;
}

/**
 * Something that was asked for, in each state that this may be in: on its way, not allowed, not there, the engine away, there but old, there.
 */
export function ResourceView<T>({ resource: { state, retry }, what, children }: Props<T>) {
  switch (state.phase) {
    case "loading":
      return <Skeleton kind="row" amount={8} />;
    case "failed":
      return state.error.engineUnreachable ? <EngineAway sentence={state.error.message} what={what} retry={retry} /> : <FailureNotice error={state.error} retry={retry} />;
    case "ready":
      return (
        <>
          <StaleAlert error={state.stale} retry={retry} />
          {children(state.value)}
        </>
      );
  }
}

function EngineAway({ sentence, what, retry }: { sentence: string; what: string; retry: () => void }) {
  return (
    <Notice
      icon="server"
      title="The Docker engine does not answer"
      actions={
        <button type="button" className="jenkins-button" onClick={retry}>
          Retry
        </button>
      }
    >
      {sentence} {what} appear here as soon as it is back.
    </Notice>
  );
}
