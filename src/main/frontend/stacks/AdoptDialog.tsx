import { useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { Dialog } from "../components/Dialog";
import { Name } from "../components/Name";
import { count } from "../format/text";
import { asApiError } from "../live/useResource";
import { Link } from "../router/Link";
import { useNavigate, useParams } from "../router/RouterContext";
import { type Adoption, StackCalls } from "./api";

type From = "containers" | "files";

interface Props {
  workingDirectory: string;
  configFiles: string;
  filesMayBeHere: boolean;
  onClose: () => void;
}

/** Shows with which files a stack of others would be taken over and what they cannot say, and takes it over. */
export function AdoptDialog({ workingDirectory, configFiles, filesMayBeHere, onClose }: Props) {
  const { api, urls } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const navigate = useNavigate();
  const [from, setFrom] = useState<From>("containers");
  const [answer, setAnswer] = useState<{ from: From; proposal: Adoption | null; error: ApiError | null } | null>(null);
  const [submitting, setSubmitting] = useState(false);

  useEffect(() => {
    let shown = true;
    new StackCalls(api, environment, project).propose(from).then(
      (proposal) => shown && setAnswer({ from, proposal, error: null }),
      (failure: unknown) => shown && setAnswer({ from, proposal: null, error: asApiError(failure) }),
    );
    return () => {
      shown = false;
    };
  }, [api, environment, project, from]);

  const current = answer?.from === from ? answer : null;
  const proposal = current?.proposal ?? null;
  const error = current?.error ?? null;
  const adopt = () => {
    setSubmitting(true);
    new StackCalls(api, environment, project).adopt(from).then(
      (id) => navigate(urls.operation(id)),
      (failure: unknown) => {
        setSubmitting(false);
        setAnswer({ from, proposal, error: asApiError(failure) });
      },
    );
  };
  return (
    <Dialog
      title={`Adopt ${project}?`}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" autoFocus onClick={onClose}>
            Leave it to others
          </button>
          <button type="button" className="jenkins-button jenkins-button--primary" disabled={proposal === null || proposal.differences.length > 0 || submitting} onClick={adopt}>
            {submitting ? "Adopting" : "Adopt"}
          </button>
        </>
      }
    >
      <p>What runs becomes the first revision of the stack. No container is touched: it is adopted only when a deployment of its files would replace nothing.</p>
      {configFiles !== "" && (
        <p className="windflow-quiet">
          Its containers were made from <Name>{configFiles}</Name> in <Name>{workingDirectory}</Name>.
        </p>
      )}
      {filesMayBeHere && configFiles !== "" && (
        <fieldset className="windflow-stack__choice">
          <legend>Files</legend>
          <Source value="containers" chosen={from} onChoose={setFrom} label="Written from what the engine says of its containers" />
          <Source value="files" chosen={from} onChoose={setFrom} label="Those files, from this controller (administrators only)" />
        </fieldset>
      )}
      {current === null && <p role="status">The files are being written and compared.</p>}
      {error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {error.message}
        </div>
      )}
      {proposal !== null && <Proposal proposal={proposal} editHref={urls.stack(environment, project, "edit")} />}
    </Dialog>
  );
}

function Source({ value, chosen, label, onChoose }: { value: From; chosen: From; label: string; onChoose: (from: From) => void }) {
  const id = `windflow-adopt-${value}`;
  return (
    <div className="jenkins-radio">
      <input className="jenkins-radio__input" type="radio" name="windflow-adopt" id={id} checked={value === chosen} onChange={() => onChoose(value)} />
      <label className="jenkins-radio__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

function Proposal({ proposal, editHref }: { proposal: Adoption; editHref: string }) {
  const { differences, remarks, files, variables } = proposal;
  const secret = Object.keys(variables);
  return (
    <>
      {differences.length === 0 ? (
        <div className="jenkins-alert jenkins-alert-success windflow-alert">The plan has no changes: nothing is recreated.</div>
      ) : (
        <div className="jenkins-alert jenkins-alert-warning windflow-alert">
          A deployment of the files would change {count(differences.length, "thing")}. <Link href={editHref}>Open them in the editor</Link> to change them, or to deploy them as they are.
          <ul>
            {differences.map((action) => (
              <li key={`${action.kind} ${action.name}`}>
                {action.type} <Name>{action.name}</Name> <Name>{action.reason}</Name>
              </li>
            ))}
          </ul>
        </div>
      )}
      {remarks.length > 0 && (
        <>
          <h3>What a Compose file cannot say</h3>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>
                <Name>{remark}</Name>
              </li>
            ))}
          </ul>
        </>
      )}
      {secret.length > 0 && (
        <p>
          Values that look like secrets become variables: <Name>{secret.join(", ")}</Name>.
        </p>
      )}
      {files.map(({ path, text }) => (
        <details key={path}>
          <summary>
            <Name>{path}</Name>
          </summary>
          {text === null ? (
            <p className="windflow-quiet">Its contents are shown to those with the permission Windflow/Secrets.</p>
          ) : (
            <pre className="windflow-stack__file">{text}</pre>
          )}
        </details>
      ))}
    </>
  );
}
