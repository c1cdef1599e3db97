import { type ReactNode, useId, useState } from "react";
import { Dialog } from "../components/Dialog";

interface Props {
  title: ReactNode;
  label: string;
  value: string;
  action: string;
  hint?: string;
  /** A choice beside the text. */
  option?: string;
  /** Why the text will not do; empty when it will. */
  problem: (value: string) => string;
  onDone: (value: string, option: boolean) => Promise<void>;
  onClose: () => void;
}

/** Asks for one text, and stays open with the reason when what was asked for fails. */
export function AskDialog({ title, label, value: first, action, hint, option, problem, onDone, onClose }: Props) {
  const [value, setValue] = useState(first);
  const [chosen, setChosen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const id = useId();
  const wrong = value === first ? "" : problem(value);
  const submit = () => {
    const why = problem(value);
    if (why !== "") {
      setFailure(why);
      return;
    }
    setBusy(true);
    onDone(value, chosen).then(onClose, (reason: unknown) => {
      setBusy(false);
      setFailure(reason instanceof Error ? reason.message : String(reason));
    });
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
          <button type="submit" form={`${id}-form`} className="jenkins-button jenkins-button--primary" disabled={busy || wrong !== ""}>
            {action}
          </button>
        </>
      }
    >
      <form
        id={`${id}-form`}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className="jenkins-form-label" htmlFor={id}>
          {label}
        </label>
        <textarea
          id={id}
          className="jenkins-input windflow-files__name"
          rows={1}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-why`}
          value={value}
          onChange={(event) => {
            setValue(event.target.value);
            setFailure("");
          }}
          onKeyDown={(event) => {
            // A name may have line breaks: Shift+Enter writes one.
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              submit();
            }
          }}
        />
        {hint !== undefined && <p className="jenkins-form-description">{hint}</p>}
        {option !== undefined && (
          <label className="windflow-files__option">
            <input type="checkbox" checked={chosen} onChange={(event) => setChosen(event.target.checked)} /> {option}
          </label>
        )}
        <p id={`${id}-why`} className="windflow-files__why" role="alert">
          {failure === "" ? wrong : failure}
        </p>
      </form>
    </Dialog>
  );
}
