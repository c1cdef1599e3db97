import { useState } from "react";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { bytes } from "../format/bytes";
import { count } from "../format/text";
import { asApiError } from "../live/useResource";
import { Names } from "./actions";
import type { ContainersApi, ListedContainer } from "./api";

const STOPPED = new Set(["created", "exited", "dead"]);

/** Removes all containers that do not run, after having named them; says what went. */
export function PruneButton({ api, containers, onSaid }: { api: ContainersApi; containers: ListedContainer[]; onSaid: (said: { ok: boolean; text: string }) => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const stopped = containers.filter(({ state }) => STOPPED.has(state));
  const prune = () => {
    setBusy(true);
    api
      .prune()
      .then(
        ({ removed, bytes: freed }) => onSaid({ ok: true, text: `${count(removed.length, "container")} removed, ${bytes(freed)} freed.` }),
        (failure: unknown) => onSaid({ ok: false, text: asApiError(failure).message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      <button type="button" className="jenkins-button" disabled={busy || stopped.length === 0} onClick={() => setAsking(true)}>
        Prune
      </button>
      {asking && (
        <ConfirmDialog title={`Remove ${count(stopped.length, "container")} that ${stopped.length === 1 ? "does" : "do"} not run?`} action="Prune" refuse="Keep" onConfirm={prune} onClose={() => setAsking(false)}>
          <p>What was written into them is lost. Volumes and images stay. Containers that stop until then go too.</p>
          <Names rows={stopped} />
        </ConfirmDialog>
      )}
    </>
  );
}
