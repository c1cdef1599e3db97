import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  buttons: ReactNode;
}

/** A modal dialog; Escape and a click beside it close it, and the focus goes back to where it came from. */
export function Dialog({ title, onClose, children, buttons }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Asked before anything of the dialog can take the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, [before]);
  return (
    <dialog
      ref={dialog}
      className="jenkins-dialog windflow-dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="jenkins-dialog__title" id={heading}>
        {title}
      </div>
      <div className="jenkins-dialog__contents">{children}</div>
      <div className="jenkins-buttons-row jenkins-buttons-row--invert windflow-dialog__buttons">{buttons}</div>
    </dialog>
  );
}
