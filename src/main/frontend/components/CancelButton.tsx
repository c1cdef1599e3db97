import { useState } from "react";
import type { Operation } from "../api/types";
import { useApp } from "../AppContext";
import { cancelConsequence, subjectText, verb } from "../format/operation";
import { ConfirmDialog } from "./ConfirmDialog";
import { Name } from "./Name";

/** Asks to stop an operation, after saying what that does. */
export function CancelButton({ operation, onFailure }: { operation: Operation; onFailure: (sentence: string) => void }) {
  const { api } = useApp();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const cancel = () => {
    setAsked(true);
    api.cancel(operation.id).catch((failure: unknown) => {
      setAsked(false);
      onFailure(failure instanceof Error ? failure.message : String(failure));
    });
  };
  return (
    <>
      <button type="button" className="jenkins-button jenkins-!-destructive-color" disabled={asked} onClick={() => setAsking(true)}>
        {asked ? "Cancelling" : "Cancel operation"}
      </button>
      {asking && (
        <ConfirmDialog
          title={
            <span>
              Cancel: {verb(operation.kind).toLowerCase()} <Name>{subjectText(operation)}</Name>?
            </span>
          }
          action="Cancel operation"
          refuse="Let it go on"
          onConfirm={cancel}
          onClose={() => setAsking(false)}
        >
          <p>
            <Name>{cancelConsequence(operation)}</Name>
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
