import { type FormEvent, type ReactNode, useId } from "react";
import { Dialog } from "../components/Dialog";
import { Name } from "../components/Name";
import type { Doing } from "../jobs/useJob";
import "../styles/objects.css";

interface Props {
  title: ReactNode;
  /** The verb of the button that does it. */
  action: string;
  doing: Doing;
  /** Whether everything that has to be there is there. */
  complete: boolean;
  danger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog; it stays open, with the reason, when what it asks for cannot be done. */
export function FormDialog({ title, action, doing, complete, danger = false, onSubmit, onClose, children }: Props) {
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={form} className={`jenkins-button jenkins-button--primary${danger ? " jenkins-!-destructive-color" : ""}`} disabled={!complete || doing.busy}>
            {doing.busy ? "Working\u2026" : action}
          </button>
        </>
      }
    >
      <form id={form} className="windflow-form" onSubmit={submit}>
        {doing.error !== null && (
          <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
            <Name>{doing.error.message}</Name>
          </div>
        )}
        {children}
      </form>
    </Dialog>
  );
}
