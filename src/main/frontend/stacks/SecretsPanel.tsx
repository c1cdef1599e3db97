import { useEffect, useState } from "react";
import { useApp } from "../AppContext";
import { Card } from "../components/Card";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { type Edit, type SecretEntry, StackCalls } from "./api";

interface Props {
  environment: string;
  project: string;
  edit: Edit;
  onChange: (edit: Edit) => void;
}

/** Secrets by the ids of credentials: their contents never come to the browser. */
export function SecretsPanel({ environment, project, edit, onChange }: Props) {
  const { api } = useApp();
  const [known, setKnown] = useState<SecretEntry[] | null>(null);
  const [name, setName] = useState("");
  useEffect(() => {
    let shown = true;
    new StackCalls(api, environment, project).secrets().then(
      (secrets) => shown && setKnown(secrets),
      () => shown && setKnown([]),
    );
    return () => {
      shown = false;
    };
  }, [api, environment, project]);

  const set = (secret: string, id: string) => {
    const variables = Object.fromEntries(Object.entries(edit.variables).filter(([key]) => key !== secret));
    onChange({ ...edit, variables, secrets: { ...edit.secrets, [secret]: id } });
  };
  const remove = (secret: string) => onChange({ ...edit, secrets: Object.fromEntries(Object.entries(edit.secrets).filter(([key]) => key !== secret)) });
  const valid = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && edit.secrets[name] === undefined && known !== null && known.length > 0;
  return (
    <Card title="Secrets">
      <p className="windflow-quiet">A variable or a file whose value comes from Jenkins&apos; credentials (Secret text, Secret file) and is stored nowhere else.</p>
      <ul className="windflow-variables">
        {Object.entries(edit.secrets).map(([secret, id]) => (
          <li key={secret}>
            <span className="windflow-variables__name">
              <code>
                <Name>{secret}</Name>
              </code>
            </span>
            <span className="windflow-variables__value">
              <Choice label={`Credentials for ${secret}`} id={id} known={known ?? []} onChoose={(chosen) => set(secret, chosen)} />
              <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label={`Remove the secret ${secret}`} onClick={() => remove(secret)}>
                <Icon name="cross" />
              </button>
            </span>
          </li>
        ))}
      </ul>
      {known?.length === 0 ? (
        <p className="windflow-quiet">There are no global credentials of these kinds.</p>
      ) : (
        <div className="windflow-variables__value">
          <input className="jenkins-input" aria-label="Name of a new secret" placeholder="NAME" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <button
            type="button"
            className="jenkins-button"
            disabled={!valid}
            onClick={() => {
              set(name, known?.[0]?.id ?? "");
              setName("");
            }}
          >
            Add
          </button>
        </div>
      )}
    </Card>
  );
}

function Choice({ label, id, known, onChoose }: { label: string; id: string; known: SecretEntry[]; onChoose: (id: string) => void }) {
  return (
    <div className="jenkins-select">
      <select className="jenkins-select__input" aria-label={label} value={id} onChange={(event) => onChoose(event.target.value)}>
        {!known.some((secret) => secret.id === id) && <option value={id}>{id}</option>}
        {known.map((secret) => (
          <option key={secret.id} value={secret.id}>
            {secret.name}
          </option>
        ))}
      </select>
    </div>
  );
}
