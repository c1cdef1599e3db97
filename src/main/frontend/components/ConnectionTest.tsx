import { useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { Environment, TestStep } from "../api/types";
import { useApp } from "../AppContext";
import { asApiError } from "../live/useResource";
import { ConnectionTestSteps } from "./ConnectionTestSteps";
import { Dialog } from "./Dialog";
import { Name } from "./Name";

type Test = { phase: "running" } | { phase: "done"; steps: TestStep[] } | { phase: "failed"; error: ApiError };

/** A button that tests the connection of an environment and shows each step with its time. */
export function ConnectionTest({ environment }: { environment: Environment }) {
  const { api } = useApp();
  const [test, setTest] = useState<Test | null>(null);
  const run = () => {
    setTest({ phase: "running" });
    api.testConnection(environment.name).then(
      ({ steps }) => setTest({ phase: "done", steps }),
      (failure: unknown) => setTest({ phase: "failed", error: asApiError(failure) }),
    );
  };
  return (
    <>
      <button type="button" className="jenkins-button" onClick={run}>
        Test connection
      </button>
      {test !== null && (
        <Dialog
          title={
            <span>
              Connection to <Name>{environment.displayName}</Name>
            </span>
          }
          onClose={() => setTest(null)}
          buttons={
            <>
              <button type="button" className="jenkins-button" disabled={test.phase === "running"} onClick={run}>
                Test again
              </button>
              <button type="button" className="jenkins-button jenkins-button--primary" autoFocus onClick={() => setTest(null)}>
                Close
              </button>
            </>
          }
        >
          <div aria-live="polite" className="windflow-test">
            {test.phase === "running" && <p className="jenkins-spinner">Testing</p>}
            {test.phase === "failed" && <p className="jenkins-alert jenkins-alert-danger">{test.error.message}</p>}
            {test.phase === "done" && <ConnectionTestSteps steps={test.steps} />}
          </div>
        </Dialog>
      )}
    </>
  );
}
