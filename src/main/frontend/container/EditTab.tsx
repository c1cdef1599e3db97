import { useState } from "react";
import { useApp } from "../AppContext";
import { Notice } from "../components/Notice";
import { asApiError } from "../live/useResource";
import { useNavigate } from "../router/RouterContext";
import type { ContainerDocument, EditPlan } from "./api";
import { ContainerFrame, useContainer } from "./ContainerFrame";
import { type Draft, editsOf, faults } from "./draft";
import { textAt } from "./json";
import { PreviewCard } from "./PreviewCard";
import { SettingsForm } from "./SettingsForm";

/** The settings of a container, to be edited: preview first, then the change. */
export function EditTab() {
  const { shell } = useApp();
  return (
    <ContainerFrame tab="Edit">
      {(document) =>
        shell.permissions.has("deploy") ? (
          <Edit key={textAt(document.inspect, "Id")} document={document} />
        ) : (
          <Notice icon="lock" title="You may not edit containers">
            An administrator can give you the permission Windflow/Deploy.
          </Notice>
        )
      }
    </ContainerFrame>
  );
}

function Edit({ document }: { document: ContainerDocument }) {
  const { urls } = useApp();
  const { environment, calls } = useContainer();
  const navigate = useNavigate();
  // What the form began with: news about the container must not move what somebody is typing.
  const [settings] = useState(document.settings);
  const [draft, setDraft] = useState<Draft>({});
  const [pull, setPull] = useState(false);
  const [plan, setPlan] = useState<EditPlan | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = faults(draft);
  const change = (next: Draft) => {
    setDraft(next);
    setPlan(null);
    setSaid(null);
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setSaid(null);
    try {
      await work();
    } catch (failure) {
      setSaid(asApiError(failure).message);
    } finally {
      setBusy(false);
    }
  };
  const request = () => ({ edits: editsOf(settings, draft), pull });
  const preview = () => run(async () => setPlan(await calls.preview(request())));
  const apply = () =>
    run(async () => {
      const answer = await calls.edit(request());
      if ("operation" in answer) {
        navigate(urls.operation(answer.operation.id));
      } else {
        // By its ID: the name may have been changed.
        navigate(urls.container(environment, textAt(document.inspect, "Id")));
      }
    });
  return (
    <form
      className="windflow-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void (plan === null ? preview() : apply());
      }}
    >
      <SettingsForm settings={settings} draft={draft} onChange={change} />
      <span className="jenkins-checkbox">
        <input
          id="windflow-edit-pull"
          type="checkbox"
          checked={pull}
          onChange={(event) => {
            setPull(event.target.checked);
            setPlan(null);
          }}
        />
        <label htmlFor="windflow-edit-pull">Pull the image first, and use it if it is newer</label>
      </span>
      {plan !== null && <PreviewCard plan={plan} />}
      {said !== null && (
        <div className="jenkins-alert jenkins-alert-danger" role="alert">
          {said}
        </div>
      )}
      <div className="windflow-edit__bar">
        {plan === null ? (
          <button type="submit" className="jenkins-button jenkins-button--primary" disabled={busy || wrong.length > 0}>
            Preview
          </button>
        ) : (
          <button type="submit" className="jenkins-button jenkins-button--primary" disabled={busy || plan.way === "NONE"}>
            {plan.way === "UPDATE" ? "Change in place" : "Recreate"}
          </button>
        )}
        <button type="button" className="jenkins-button" disabled={busy} onClick={() => change({})}>
          Start over
        </button>
        {wrong.length > 0 && <span className="windflow-setting__fault">{wrong.length === 1 ? `${wrong[0]!.field.title}: ${wrong[0]!.sentence}` : `${wrong.length} settings cannot be taken as they are.`}</span>}
      </div>
    </form>
  );
}
