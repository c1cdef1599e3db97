import { useCallback } from "react";
import { ApiError } from "../api/ApiError";
import type { Environment, EnvironmentList } from "../api/types";
import { useApp } from "../AppContext";
import { Announcer } from "../components/Announcer";
import { AppBar } from "../components/AppBar";
import { ConnectionTest } from "../components/ConnectionTest";
import { FailureNotice } from "../components/FailureNotice";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { Name } from "../components/Name";
import { RecentOperations } from "../components/RecentOperations";
import { Skeleton } from "../components/Skeleton";
import { environmentLabel } from "../format/tone";
import { ENVIRONMENTS } from "../live/topics";
import { useResource } from "../live/useResource";
import { EnvironmentDetails } from "./EnvironmentDetails";
import { StacksSection } from "./StacksSection";

const KEYS: [string, string][] = [
  ["/", "Search the stacks"],
  ["\u2191 \u2193", "From row to row"],
  ["\u2192 \u2190", "Open and close a row"],
  ["Esc", "Leave the search"],
];

/** One environment: how it is, its stacks and its last operations. What is known of it is shown also while its engine does not answer. */
export function EnvironmentView() {
  const { api, shell } = useApp();
  const load = useCallback(() => api.environments(), [api]);
  const { state, retry } = useResource<EnvironmentList>(ENVIRONMENTS, ENVIRONMENTS, load);
  if (state.phase === "loading") {
    return (
      <>
        <AppBar title={<Name>{shell.environment}</Name>} />
        <Skeleton kind="row" amount={6} />
      </>
    );
  }
  const environment = state.phase === "ready" ? state.value.environments.find(({ name }) => name === shell.environment) : undefined;
  if (environment === undefined) {
    const error = state.phase === "failed" ? state.error : new ApiError(404, `There is no environment "${shell.environment}" that you may see.`);
    return (
      <>
        <AppBar title={<Name>{shell.environment}</Name>} />
        <FailureNotice error={error} retry={retry} />
      </>
    );
  }
  return <Shown environment={environment} />;
}

function Shown({ environment }: { environment: Environment }) {
  const { shell } = useApp();
  const { displayName, name, status } = environment;
  return (
    <>
      <AppBar title={<Name>{displayName}</Name>} subtitle={displayName === name ? undefined : <Name>{name}</Name>}>
        <LiveIndicator />
        <KeyboardHelp keys={KEYS} />
        {shell.permissions.has("configure") && <ConnectionTest environment={environment} />}
      </AppBar>
      <Announcer text={`${displayName}: ${environmentLabel(status.state).text}. ${status.reason}`} />
      <EnvironmentDetails environment={environment} />
      <StacksSection environment={environment} />
      <RecentOperations environment={name} />
    </>
  );
}
