import { useId, useState } from "react";
import { SearchField } from "../components/SearchField";
import type { JsonObject } from "./api";
import { type Draft, faultOf, isChanged, keyOf, shown } from "./draft";
import { type Field, GROUPS, isMeant } from "./fields";

interface Props {
  settings: JsonObject;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** All settings of a container in groups that fold, with a search over titles, options and help. */
export function SettingsForm({ settings, draft, onChange }: Props) {
  const [search, setSearch] = useState("");
  const groups = GROUPS.map((group) => ({ ...group, fields: group.fields.filter((field) => search.trim() === "" || isMeant(field, search.trim())) })).filter(({ fields }) => fields.length > 0);
  const type = (field: Field, text: string) => onChange({ ...draft, [keyOf(field)]: text });
  return (
    <div className="windflow-settings">
      <SearchField label="Search settings: memory, --cap-add, ports" value={search} onChange={setSearch} shortcut="/" />
      {groups.map(({ title, fields }, number) => {
        const changed = fields.filter((field) => isChanged(field, settings, draft)).length;
        return (
          <details key={`${title} ${search === ""}`} className="windflow-settings__group" open={search !== "" || number === 0 || changed > 0}>
            <summary>
              {title}
              {changed > 0 && <span className="windflow-settings__count">{changed} changed</span>}
            </summary>
            {fields.map((field) => (
              <Setting key={keyOf(field)} field={field} settings={settings} draft={draft} onType={type} />
            ))}
          </details>
        );
      })}
      {groups.length === 0 && <p className="windflow-note">No setting is called that.</p>}
    </div>
  );
}

function Setting({ field, settings, draft, onType }: { field: Field; settings: JsonObject; draft: Draft; onType: (field: Field, text: string) => void }) {
  const id = useId();
  const text = shown(field, settings, draft);
  const fault = faultOf(field, draft);
  const common = { id, name: keyOf(field), "aria-describedby": `${id}-help`, "aria-invalid": fault !== null };
  const changed = isChanged(field, settings, draft);
  return (
    <div className={`jenkins-form-item windflow-setting${changed ? " windflow-setting--changed" : ""}`}>
      {field.kind.input === "flag" ? (
        <span className="jenkins-checkbox">
          <input {...common} type="checkbox" checked={text === "true"} onChange={(event) => onType(field, event.target.checked ? "true" : "")} />
          <label htmlFor={id}>{field.title}</label>
        </span>
      ) : (
        <>
          <label className="jenkins-form-label" htmlFor={id}>
            {field.title}
            {field.option !== undefined && <code className="windflow-setting__option">{field.option}</code>}
          </label>
          {field.kind.input === "choice" ? (
            <div className="jenkins-select">
              <select {...common} className="jenkins-select__input" value={text} onChange={(event) => onType(field, event.target.value)}>
                {[...new Set([...(field.kind.choices ?? []), text])].map((choice) => (
                  <option key={choice} value={choice}>
                    {choice === "" ? "not set" : choice}
                  </option>
                ))}
              </select>
            </div>
          ) : field.kind.input === "lines" ? (
            <textarea {...common} className="jenkins-input" rows={Math.min(12, Math.max(2, text.split("\n").length))} spellCheck={false} value={text} onChange={(event) => onType(field, event.target.value)} />
          ) : (
            <input {...common} className="jenkins-input" autoComplete="off" spellCheck={false} value={text} onChange={(event) => onType(field, event.target.value)} />
          )}
        </>
      )}
      <div id={`${id}-help`} className="windflow-setting__help">
        {fault === null ? field.help : <span className="windflow-setting__fault">{fault}</span>}
        {changed && (
          <button type="button" className="jenkins-button jenkins-button--tertiary windflow-setting__undo" onClick={() => onType(field, original(field, settings))}>
            Undo
          </button>
        )}
      </div>
    </div>
  );
}

function original(field: Field, settings: JsonObject): string {
  return shown(field, settings, {});
}
