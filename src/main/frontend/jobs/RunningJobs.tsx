import { useCallback } from "react";
import type { OperationList, OperationSummary } from "../api/types";
import { useApp } from "../AppContext";
import { Name } from "../components/Name";
import { hasEnded, subjectText, verb } from "../format/operation";
import { OPERATIONS } from "../live/topics";
import { useOperation } from "../live/useOperation";
import { useResource } from "../live/useResource";
import { Link } from "../router/Link";
import "../styles/objects.css";
import { ProgressBar } from "./ProgressBar";
import { barsOf, overall } from "./progress";

/** The jobs of some kinds that run in an environment now, whoever has started them: each leads to its page. */
export function RunningJobs({ environment, kinds }: { environment: string; kinds: readonly string[] }) {
  const { api } = useApp();
  const load = useCallback(() => api.operations({ limit: 50 }), [api]);
  const { state } = useResource<OperationList>(OPERATIONS, OPERATIONS, load);
  const running = state.phase === "ready" ? state.value.operations.filter((job) => job.environment === environment && kinds.includes(job.kind) && !hasEnded(job)) : [];
  return running.length === 0 ? null : (
    <ul className="windflow-jobs" aria-label="Running jobs">
      {running.map((job) => (
        <RunningJob key={job.id} job={job} />
      ))}
    </ul>
  );
}

function RunningJob({ job }: { job: OperationSummary }) {
  const { urls, shell } = useApp();
  const { state } = useOperation(job.id, shell.buildUrl);
  const part = state.phase === "ready" ? overall(barsOf(state.value)) : null;
  const text = `${verb(job.kind)} ${subjectText(job)}`;
  return (
    <li>
      <Link href={urls.operation(job.id)}>
        <Name>{text}</Name>
      </Link>
      <ProgressBar label={text} part={part} />
      <span className="windflow-quiet">
        {part === null ? "" : `${Math.round(part * 100)} %, `}by <Name>{job.submittedBy}</Name>
      </span>
    </li>
  );
}
