import { useState } from "react";
import { useApp } from "../AppContext";
import { Notice } from "../components/Notice";
import { asApiError } from "../live/useResource";
import { useNavigate, useParams } from "../router/RouterContext";
import "../styles/container.css";
import { ObjectFrame } from "../views/ObjectFrame";
import { createContainer } from "./api";
import { type Draft, edited, faults } from "./draft";
import { SettingsForm } from "./SettingsForm";

/** A new container. */
export function CreateView() {
  const { shell } = useApp();
  return (
    <ObjectFrame list={{ title: "Containers", path: "containers" }} name="New container">
      {shell.permissions.has("deploy") ? (
        <CreateForm />
      ) : (
        <Notice icon="lock" title="You may not create containers">
          An administrator can give you the permission Windflow/Deploy.
        </Notice>
      )}
    </ObjectFrame>
  );
}

function CreateForm() {
  const { api, urls } = useApp();
  const { environment } = useParams<"environment">();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>({});
  const [pull, setPull] = useState(false);
  const [start, setStart] = useState(true);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = faults(draft);
  const missing = ["Name", "Image"].filter((key) => (draft[key] ?? "").trim() === "");
  const create = async () => {
    setBusy(true);
    setSaid(null);
    try {
      navigate(urls.operation(await createContainer(api, environment, edited({}, draft), pull, start)));
    } catch (failure) {
      setSaid(asApiError(failure).message);
      setBusy(false);
    }
  };
  return (
    <form
      className="windflow-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <SettingsForm settings={{}} draft={draft} onChange={setDraft} />
      <span className="jenkins-checkbox">
        <input id="windflow-create-start" type="checkbox" checked={start} onChange={(event) => setStart(event.target.checked)} />
        <label htmlFor="windflow-create-start">Start it</label>
      </span>
      <span className="jenkins-checkbox">
        <input id="windflow-create-pull" type="checkbox" checked={pull} onChange={(event) => setPull(event.target.checked)} />
        <label htmlFor="windflow-create-pull">Pull the image also when the engine has it</label>
      </span>
      {said !== null && (
        <div className="jenkins-alert jenkins-alert-danger" role="alert">
          {said}
        </div>
      )}
      <div className="windflow-edit__bar">
        <button type="submit" className="jenkins-button jenkins-button--primary" disabled={busy || wrong.length > 0 || missing.length > 0}>
          Create
        </button>
        {missing.length > 0 && <span className="windflow-note">{missing.join(" and ").toLowerCase()} {missing.length === 1 ? "is" : "are"} missing</span>}
        {wrong.length > 0 && <span className="windflow-setting__fault">{wrong[0]!.field.title}: {wrong[0]!.sentence}</span>}
      </div>
    </form>
  );
}
