import { type ReactNode, useId, useState } from "react";
import type { Operation, ProgressStep } from "../api/types";
import { useApp } from "../AppContext";
import { actionsIn, recoveryConsequence, type RecoveryChoice } from "../format/recovery";
import { Card } from "./Card";
import { ConfirmDialog } from "./ConfirmDialog";
import { Name } from "./Name";

/** An operation that was interrupted and waits: what it had done, what is not known, and the choice of how it ends. */
export function RecoveryCard({ operation }: { operation: Operation }) {
  const { shell } = useApp();
  if (operation.state !== "RECOVERY_PENDING" || !operation.recovery) {
    return null;
  }
  return (
    <Card title="This operation waits for a decision">
      <dl className="windflow-facts">
        <dt>Done</dt>
        <Actions steps={actionsIn(operation, "SUCCEEDED")} none="nothing" />
        <dt>Begun, end not known</dt>
        <Actions steps={actionsIn(operation, "UNKNOWN")} none="nothing" />
      </dl>
      {shell.permissions.has("deploy") ? (
        <Choices operation={operation} recovery={operation.recovery} />
      ) : (
        <p className="windflow-quiet">Somebody with the permission Windflow/Deploy has to decide.</p>
      )}
    </Card>
  );
}

function Actions({ steps, none }: { steps: ProgressStep[]; none: string }) {
  return (
    <dd>
      {steps.length === 0
        ? none
        : steps.map((step, i) => (
            <div key={i}>
              <Name>{step.action}</Name>
            </div>
          ))}
    </dd>
  );
}

function Choices({ operation, recovery }: { operation: Operation; recovery: NonNullable<Operation["recovery"]> }) {
  const { api } = useApp();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const decide = (how: RecoveryChoice) => {
    setAsked(true);
    setProblem(null);
    api
      .recover(operation.id, how)
      .catch((failure: unknown) => setProblem(failure instanceof Error ? failure.message : String(failure)))
      .finally(() => setAsked(false));
  };
  return (
    <>
      {problem !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          <Name>{problem}</Name>
        </div>
      )}
      <div className="windflow-choices">
        <Choice name="Resume" gentle reason={recovery.resumeReason} busy={asked} onConfirm={() => decide("resume")}>
          {recoveryConsequence(operation, "resume")}
        </Choice>
        <Choice name="Roll back" reason={recovery.rollBackReason} busy={asked} onConfirm={() => decide("rollback")}>
          {recoveryConsequence(operation, "rollback")}
        </Choice>
      </div>
    </>
  );
}

interface ChoiceProps {
  name: string;
  /** Why it makes no sense; null when it does. */
  reason: string | null;
  busy: boolean;
  /** Takes nothing away. */
  gentle?: boolean;
  onConfirm: () => void;
  children: ReactNode;
}

/** One way to end the operation; where it makes no sense, why not. */
function Choice({ name, reason, busy, gentle = false, onConfirm, children }: ChoiceProps) {
  const [asking, setAsking] = useState(false);
  const described = useId();
  return (
    <div className="windflow-choice">
      <button
        type="button"
        className="jenkins-button"
        disabled={busy || reason !== null}
        aria-describedby={reason === null ? undefined : described}
        onClick={() => setAsking(true)}
      >
        {name}
      </button>
      {reason !== null && (
        <span id={described} className="windflow-quiet">
          <Name>{reason}</Name>
        </span>
      )}
      {asking && (
        <ConfirmDialog title={`${name}?`} action={name} refuse="Decide later" gentle={gentle} onConfirm={onConfirm} onClose={() => setAsking(false)}>
          <p>{children}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
