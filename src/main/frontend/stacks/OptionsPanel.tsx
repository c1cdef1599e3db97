import { Card } from "../components/Card";
import type { Edit, EditOptions } from "./api";

/** How the stack is deployed; the same options as those of the step windflowDeploy. */
export function OptionsPanel({ edit, onChange }: { edit: Edit; onChange: (edit: Edit) => void }) {
  const { options } = edit;
  const set = (change: Partial<EditOptions>) => onChange({ ...edit, options: { ...options, ...change } });
  return (
    <Card title="Options">
      <div className="windflow-options">
        <label htmlFor="windflow-option-pull">Pull images</label>
        <div className="jenkins-select">
          <select
            id="windflow-option-pull"
            className="jenkins-select__input"
            value={options.pull ?? ""}
            onChange={(event) => set({ pull: event.target.value === "" ? null : (event.target.value as EditOptions["pull"]) })}
          >
            <option value="">as each service says</option>
            <option value="missing">when missing</option>
            <option value="always">always</option>
            <option value="never">never</option>
          </select>
        </div>
        <Seconds id="timeout" label="Time to become healthy, in seconds" least={1} value={options.timeout} onChange={(timeout) => set({ timeout })} />
        <Seconds id="uptime" label="Uptime without a health check, in seconds" least={0} value={options.minUptime} onChange={(minUptime) => set({ minUptime })} />
        <label htmlFor="windflow-option-directory">Folder on the Docker host for relative paths</label>
        <input
          id="windflow-option-directory"
          className="jenkins-input"
          autoComplete="off"
          value={edit.projectDirectory ?? ""}
          onChange={(event) => onChange({ ...edit, projectDirectory: event.target.value === "" ? null : event.target.value })}
        />
        <label htmlFor="windflow-option-profiles">Profiles, separated by commas</label>
        <input
          id="windflow-option-profiles"
          className="jenkins-input"
          autoComplete="off"
          value={edit.profiles.join(",")}
          onChange={(event) => onChange({ ...edit, profiles: event.target.value.split(",").map((word) => word.trim()).filter((word) => word !== "") })}
        />
        <Flag id="rollback" label="Take a failed deployment back" value={options.rollback} onChange={(rollback) => set({ rollback })} />
        <Flag id="orphans" label="Remove containers of services that are not in the files any more" value={options.removeOrphans} onChange={(removeOrphans) => set({ removeOrphans })} />
      </div>
    </Card>
  );
}

function Seconds({ id, label, least, value, onChange }: { id: string; label: string; least: number; value: number; onChange: (value: number) => void }) {
  return (
    <>
      <label htmlFor={`windflow-option-${id}`}>{label}</label>
      <input
        id={`windflow-option-${id}`}
        className="jenkins-input"
        type="number"
        min={least}
        value={value}
        onChange={(event) => event.target.value !== "" && onChange(Math.max(least, Math.trunc(Number(event.target.value))))}
      />
    </>
  );
}

function Flag({ id, label, value, onChange }: { id: string; label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <div className="jenkins-checkbox windflow-options__flag">
      <input id={`windflow-option-${id}`} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={`windflow-option-${id}`}>{label}</label>
    </div>
  );
}
