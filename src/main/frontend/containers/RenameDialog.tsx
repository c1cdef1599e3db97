import { useState } from "react";
import type { ApiError } from "../api/ApiError";
import { Dialog } from "../components/Dialog";
import { Name } from "../components/Name";
import { asApiError } from "../live/useResource";
import type { ContainersApi, ListedContainer } from "./api";

/** Asks for another name of a container. */
export function RenameDialog({ api, container, onClose }: { api: ContainersApi; container: ListedContainer; onClose: () => void }) {
  const [name, setName] = useState(container.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const rename = () => {
    setBusy(true);
    setError(null);
    api.rename(container, name.trim()).then(onClose, (failure: unknown) => {
      setBusy(false);
      setError(asApiError(failure));
    });
  };
  return (
    <Dialog
      title={
        <span>
          Rename <Name>{container.name}</Name>
        </span>
      }
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" onClick={onClose}>
            Keep the name
          </button>
          <button type="submit" form="windflow-rename" className="jenkins-button jenkins-button--primary" disabled={busy || name.trim() === "" || name.trim() === container.name}>
            Rename
          </button>
        </>
      }
    >
      <form
        id="windflow-rename"
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <label className="jenkins-form-label" htmlFor="windflow-new-name">
          New name
        </label>
        <input id="windflow-new-name" className="jenkins-input" value={name} autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
        {container.stack !== "" && (
          <p className="windflow-quiet">
            It belongs to the stack <Name>{container.stack}</Name>: its next deployment may make a container of the old name again.
          </p>
        )}
        {error !== null && (
          <p className="jenkins-alert jenkins-alert-danger" role="alert">
            {error.message}
          </p>
        )}
      </form>
    </Dialog>
  );
}
