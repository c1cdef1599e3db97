import { useCallback, useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { FailureNotice } from "../components/FailureNotice";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { asApiError } from "../live/useResource";
import type { Processes } from "./api";
import { ContainerFrame, useContainer } from "./ContainerFrame";
import { textAt } from "./json";

const EVERY = 5_000;

/** The processes of a container, asked for every few seconds. */
export function ProcessesTab() {
  return (
    <ContainerFrame tab="Processes">
      {(document) =>
        ["running", "paused"].includes(textAt(document.inspect, "State", "Status")) ? (
          <ProcessList />
        ) : (
          <Notice icon="stop" title="It does not run">
            Its processes appear here as soon as it does.
          </Notice>
        )
      }
    </ContainerFrame>
  );
}

function ProcessList() {
  const { calls } = useContainer();
  const [processes, setProcesses] = useState<Processes | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const load = useCallback(
    () =>
      calls.processes().then(
        (all) => {
          setProcesses(all);
          setError(null);
        },
        (failure: unknown) => setError(asApiError(failure)),
      ),
    [calls],
  );
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), EVERY);
    return () => clearInterval(timer);
  }, [load]);
  if (error !== null) {
    return <FailureNotice error={error} retry={() => void load()} />;
  }
  if (processes === null) {
    return <Skeleton kind="row" amount={5} />;
  }
  return (
    <table className="jenkins-table">
      <thead>
        <tr>
          {processes.titles.map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {processes.processes.map((row, number) => (
          <tr key={number}>
            {row.map((cell, column) => (
              <td key={column} className={column === row.length - 1 ? "windflow-long" : undefined}>
                <Name>{cell}</Name>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
