import { Card } from "../components/Card";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { StateMark } from "../components/StateMark";
import type { Label } from "../format/tone";
import type { Check, Edit, VariableUse } from "./api";
import { type PanelVariable, panelVariables } from "./editing";

const STATES: Record<VariableUse["state"], Label> = {
  USED: { text: "Used", tone: "good" },
  UNUSED: { text: "Not used", tone: "off" },
  MISSING: { text: "Missing", tone: "bad" },
  DEFAULT: { text: "Default", tone: "unknown" },
};

const ORIGINS: Partial<Record<VariableUse["origin"], string>> = { SECRETS: "secret", DOT_ENV: "from .env", INCLUDE: "from an included project" };

interface Props {
  edit: Edit;
  check: Check | null;
  onChange: (edit: Edit) => void;
  onGo: (to: { file: string; line: number }) => void;
}

/** What the files do with variables: which are used, which are missing, what stands for them, and where. */
export function VariablesPanel({ edit, check, onChange, onGo }: Props) {
  const variables = check === null ? [] : panelVariables(check, edit);
  const unlisted = Object.keys(edit.variables).filter((name) => !variables.some((variable) => variable.name === name));
  const set = (name: string, value: string) => onChange({ ...edit, variables: { ...edit.variables, [name]: value } });
  const remove = (name: string) => onChange({ ...edit, variables: Object.fromEntries(Object.entries(edit.variables).filter(([key]) => key !== name)) });
  return (
    <Card title="Variables">
      {variables.length === 0 && unlisted.length === 0 && <p className="windflow-quiet">The files use none. Write {"${NAME}"} or {"${NAME:-default}"} where a value may differ.</p>}
      <ul className="windflow-variables">
        {variables.map((variable) => (
          <Row key={`${variable.name} ${variable.origin}`} variable={variable} value={edit.variables[variable.name]} onSet={set} onRemove={remove} onGo={onGo} />
        ))}
        {unlisted.map((name) => (
          <Row
            key={name}
            variable={{ name, state: "UNUSED", origin: "VARIABLES", uses: 0, places: [], fallback: null }}
            value={edit.variables[name]}
            onSet={set}
            onRemove={remove}
            onGo={onGo}
          />
        ))}
      </ul>
    </Card>
  );
}

interface RowProps {
  variable: PanelVariable;
  /** Undefined when the edit gives none, null when it is stored and not shown. */
  value: string | null | undefined;
  onSet: (name: string, value: string) => void;
  onRemove: (name: string) => void;
  onGo: Props["onGo"];
}

function Row({ variable: { name, state, origin, places, fallback }, value, onSet, onRemove, onGo }: RowProps) {
  const own = origin === "VARIABLES" || origin === "NONE" || origin === "DEFAULT";
  return (
    <li>
      <span className="windflow-variables__name">
        <code>
          <Name>{name}</Name>
        </code>
        <StateMark label={STATES[state]} />
        {ORIGINS[origin] !== undefined && <span className="windflow-quiet">{ORIGINS[origin]}</span>}
      </span>
      {own && (
        <span className="windflow-variables__value">
          <input
            className="jenkins-input"
            aria-label={`Value of ${name}`}
            autoComplete="off"
            spellCheck={false}
            placeholder={value === null ? "stored, not shown" : fallback === null ? (state === "MISSING" ? "no value" : "") : `default: ${fallback}`}
            value={value ?? ""}
            onChange={(event) => onSet(name, event.target.value)}
          />
          {value !== undefined && (
            <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label={`Remove the value of ${name}`} onClick={() => onRemove(name)}>
              <Icon name="cross" />
            </button>
          )}
        </span>
      )}
      <span className="windflow-variables__places">
        {places.slice(0, 4).map((place) => (
          <button key={`${place.file}:${place.line}`} type="button" className="jenkins-button jenkins-button--tertiary" onClick={() => onGo(place)}>
            <Name>{place.line > 0 ? `${place.file}:${place.line}` : place.file}</Name>
          </button>
        ))}
      </span>
    </li>
  );
}
