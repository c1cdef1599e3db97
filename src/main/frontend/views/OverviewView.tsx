import { useCallback } from "react";
import type { EnvironmentList } from "../api/types";
import { useApp } from "../AppContext";
import { Announcer } from "../components/Announcer";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { RecentOperations } from "../components/RecentOperations";
import { Skeleton } from "../components/Skeleton";
import { StaleAlert } from "../components/StaleAlert";
import { environmentLabel } from "../format/tone";
import { ENVIRONMENTS } from "../live/topics";
import { useResource } from "../live/useResource";
import { Link } from "../router/Link";
import { EnvironmentsSection } from "./EnvironmentsSection";

/** Every environment at a glance, and the last operations. */
export function OverviewView() {
  const { api, shell, urls } = useApp();
  const load = useCallback(() => api.environments(), [api]);
  const { state, retry } = useResource<EnvironmentList>(ENVIRONMENTS, ENVIRONMENTS, load);
  return (
    <>
      <AppBar title="Windflow">
        <LiveIndicator />
        {shell.permissions.has("configure") && (
          <Link className="jenkins-button jenkins-button--tertiary" href={urls.audit()}>
            Audit log
          </Link>
        )}
        <KeyboardHelp keys={[["/", "Search the environments"]]} />
      </AppBar>
      {state.phase === "loading" && <Skeleton kind="card" amount={3} />}
      {state.phase === "failed" && <FailureNotice error={state.error} retry={retry} />}
      {state.phase === "ready" && (
        <>
          <Announcer text={summary(state.value)} />
          <StaleAlert error={state.stale} retry={retry} />
          <EnvironmentsSection environments={state.value.environments} />
          <RecentOperations />
        </>
      )}
    </>
  );
}

/** Whatever is not well, in words. */
function summary({ environments }: EnvironmentList): string {
  return environments
    .filter(({ status }) => status.state === "OFFLINE" || status.state === "DEGRADED")
    .map(({ displayName, status }) => `${displayName}: ${environmentLabel(status.state).text}.`)
    .join(" ");
}
