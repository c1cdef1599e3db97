import { useState } from "react";
import { Dialog } from "../components/Dialog";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import type { Check, Edit } from "./api";
import { allFiles, nameProblem, problemsOf, withFile, withoutFile } from "./editing";

interface Props {
  edit: Edit;
  check: Check | null;
  selected: string;
  onSelect: (path: string) => void;
  onChange: (edit: Edit) => void;
}

/** The files of a stack, Compose files first in the order in which they are laid over each other. */
export function FileTabs({ edit, check, selected, onSelect, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="windflow-files" role="group" aria-label="Files">
      {allFiles(edit).map(({ path }) => {
        const errors = problemsOf(check, path).errors.length;
        return (
          <span key={path} className={`windflow-files__file${path === selected ? " windflow-files__file--selected" : ""}`}>
            <button type="button" className="jenkins-button jenkins-button--tertiary" aria-pressed={path === selected} onClick={() => onSelect(path)}>
              <Name>{path}</Name>
              {errors > 0 && (
                <span className="windflow-files__errors" title={`${errors} mistakes`}>
                  {errors}
                </span>
              )}
            </button>
            {path !== edit.files[0]?.path && (
              <button
                type="button"
                className="jenkins-button jenkins-button--tertiary windflow-icon-button"
                aria-label={`Remove ${path}`}
                title={`Remove ${path}`}
                onClick={() => {
                  onChange(withoutFile(edit, path));
                  onSelect(edit.files[0]?.path ?? "");
                }}
              >
                <Icon name="cross" />
              </button>
            )}
          </span>
        );
      })}
      <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={() => setAdding(true)}>
        <Icon name="plus" />
        Add a file
      </button>
      {adding && (
        <NewFile
          edit={edit}
          onClose={() => setAdding(false)}
          onAdd={(path) => {
            setAdding(false);
            onChange(withFile(edit, path));
            onSelect(path);
          }}
        />
      )}
    </div>
  );
}

const SUGGESTIONS = ["compose.override.yaml", ".env"];

function NewFile({ edit, onAdd, onClose }: { edit: Edit; onAdd: (path: string) => void; onClose: () => void }) {
  const [path, setPath] = useState("");
  const problem = nameProblem(edit, path);
  return (
    <Dialog
      title="Add a file"
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="jenkins-button" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="jenkins-button jenkins-button--primary" disabled={problem !== null} onClick={() => onAdd(path)}>
            Add
          </button>
        </>
      }
    >
      <label className="jenkins-form-label" htmlFor="windflow-new-file">
        Path
      </label>
      <input
        id="windflow-new-file"
        className="jenkins-input"
        autoFocus
        autoComplete="off"
        list="windflow-new-file-suggestions"
        value={path}
        onChange={(event) => setPath(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && problem === null && onAdd(path)}
      />
      <datalist id="windflow-new-file-suggestions">
        {SUGGESTIONS.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
      <p className="windflow-quiet">{path === "" ? "A name like compose.prod.yaml is laid over the Compose files before it; anything else is there for these to read." : problem}</p>
    </Dialog>
  );
}
