import type { ReactNode } from "react";
import { Dialog } from "./Dialog";

interface Props {
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** The verb of the button that does it. */
  action: string;
  /** The button that does not. */
  refuse: string;
  /** Whether it takes nothing away that is wanted. */
  gentle?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back; the harmless button has the focus. */
export function ConfirmDialog({ title, children, action, refuse, gentle = false, onConfirm, onClose }: Props) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" autoFocus onClick={onClose}>
            {refuse}
          </button>
          <button
            type="button"
            className={`jenkins-button jenkins-button--primary${gentle ? "" : " jenkins-!-destructive-color"}`}
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
