import { useCallback, useMemo } from "react";
import type { EnvironmentList } from "../api/types";
import { useApp } from "../AppContext";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { Icon } from "../components/Icon";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { StaleAlert } from "../components/StaleAlert";
import { ENVIRONMENTS } from "../live/topics";
import { useResource } from "../live/useResource";
import { useQuery } from "../router/useQuery";
import "../styles/audit.css";
import { type AuditQuery, exportPath, NAMES } from "./api";
import { AuditFilters } from "./AuditFilters";
import { AuditTable } from "./AuditTable";
import { useAudit } from "./useAudit";

/** Who changed what, when, from where, and what came of it. */
export function AuditView() {
  const { shell } = useApp();
  return (
    <>
      <AppBar title="Audit log">
        <LiveIndicator />
        <KeyboardHelp />
      </AppBar>
      {shell.permissions.has("configure") ? (
        <Log />
      ) : (
        <Notice icon="lock" title="You may not see this">
          The audit log says who works here and from where, so it is for those who have the permission Windflow/Configure.
        </Notice>
      )}
    </>
  );
}

function Log() {
  const { api, urls } = useApp();
  const [parameters, setParameters] = useQuery();
  const query = useMemo(() => Object.fromEntries(NAMES.map((name) => [name, parameters.get(name) ?? ""])) as unknown as AuditQuery, [parameters]);
  const audit = useAudit(query);
  const load = useCallback(() => api.environments(), [api]);
  const { state } = useResource<EnvironmentList>(ENVIRONMENTS, ENVIRONMENTS, load);
  const environments = state.phase === "ready" ? state.value.environments.map(({ name }) => name) : [];
  const clear = () => setParameters(Object.fromEntries(NAMES.map((name) => [name, ""])));
  return (
    <>
      <AuditFilters query={query} environments={environments} onChange={(changes) => setParameters(changes as Record<string, string>)} />
      {audit.records === null ? (
        audit.error === null ? (
          <Skeleton kind="row" amount={8} />
        ) : (
          <FailureNotice error={audit.error} retry={audit.retry} />
        )
      ) : (
        <>
          <StaleAlert error={audit.error} retry={audit.retry} />
          {audit.records.length > 0 && <AuditTable records={audit.records} />}
          {audit.records.length === 0 && !audit.hasMore && <Nothing filtered={NAMES.some((name) => query[name] !== "")} onClear={clear} />}
          <div className="windflow-toolbar windflow-audit__end">
            {audit.hasMore && (
              <button type="button" className="jenkins-button" disabled={audit.busy} onClick={audit.loadMore}>
                Show older records
              </button>
            )}
            <span className="windflow-toolbar__end jenkins-buttons-row">
              {(["csv", "json"] as const).map((format) => (
                <a key={format} className="jenkins-button" href={urls.api(exportPath(query, format))} download="">
                  <Icon name="download" />
                  Export {format.toUpperCase()}
                </a>
              ))}
            </span>
          </div>
        </>
      )}
    </>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <Notice
      icon="search"
      title="No records match"
      actions={
        <button type="button" className="jenkins-button" onClick={onClear}>
          Clear filters
        </button>
      }
    />
  ) : (
    <Notice icon="clock" title="No changes yet">
      Every change by a person, a build or the configuration appears here with its outcome.
    </Notice>
  );
}
