import { useCallback, useState } from "react";
import type { Deployment } from "../api/types";
import { useApp } from "../AppContext";
import { AppBar } from "../components/AppBar";
import { Card } from "../components/Card";
import { Choose } from "../components/Choose";
import { DeploymentsTable } from "../components/DeploymentsTable";
import { DurationsChart } from "../components/DurationsChart";
import { FailureNotice } from "../components/FailureNotice";
import { LiveIndicator } from "../components/LiveIndicator";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { bars, choices } from "../format/history";
import { count, visible } from "../format/text";
import { outcomeLabel } from "../format/tone";
import { useHistory } from "../live/useHistory";

const OUTCOMES = ["DEPLOYED", "UNCHANGED", "REMOVED", "ROLLED_BACK", "FAILED", "CANCELLED", "RECOVERY_PENDING"];

/** What the builds of a job have deployed, and how long it took. */
export function JobView() {
  const { urls } = useApp();
  const [environment, setEnvironment] = useState("");
  const [outcome, setOutcome] = useState("");
  const { deployments, before, loading, error, more } = useHistory({ environment, outcome });
  const seen = useSeen(deployments);
  const open = useCallback(({ build }: Deployment) => location.assign(urls.jenkins(`${build.url}windflow/`)), [urls]);
  const ended = bars(deployments).length;
  return (
    <>
      <AppBar title="Deployments">
        <LiveIndicator />
      </AppBar>
      <div className="windflow-filters">
        <Choose label="Environment" all="All" values={choices(seen, environment)} value={environment} textOf={visible} onChange={setEnvironment} />
        <Choose label="Outcome" all="All" values={OUTCOMES} value={outcome} textOf={(value) => outcomeLabel(value).text} onChange={setOutcome} />
      </div>
      <div className="windflow-operation" aria-busy={loading}>
        {ended > 0 && (
          <Card title="Durations" note={`of ${count(ended, "deployment")}`}>
            <DurationsChart deployments={deployments} onOpen={open} />
          </Card>
        )}
        {deployments.length > 0 && <DeploymentsTable deployments={deployments} />}
        {deployments.length === 0 && !loading && error === null && <Nothing filtered={environment !== "" || outcome !== ""} more={typeof before === "number"} />}
        {loading && <Skeleton kind="row" amount={4} />}
        {error !== null && <FailureNotice error={error} retry={more} />}
        {typeof before === "number" && !loading && (
          <div>
            <button type="button" className="jenkins-button" onClick={more}>
              Older deployments
            </button>
          </div>
        )}
      </div>
    </>
  );
}

function Nothing({ filtered, more }: { filtered: boolean; more: boolean }) {
  const title = more ? "None among the newest builds" : filtered ? "No deployment was like this" : "No build that is kept has deployed anything";
  return <Notice icon="layers" title={title} />;
}

/** Every environment that was ever in the list: a filter must not take its own alternatives away. */
function useSeen(deployments: Deployment[]): string[] {
  const [seen, setSeen] = useState<string[]>([]);
  const added = deployments.map(({ operation }) => operation.environment).filter((name) => !seen.includes(name));
  if (added.length > 0) {
    setSeen([...seen, ...new Set(added)]);
  }
  return seen;
}
