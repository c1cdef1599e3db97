import type { ReactNode } from "react";
import { type LogOptions, TAILS } from "./options";
import { type Clock, fieldValue, instantOf } from "./times";
import type { Outputs } from "./types";

interface Props {
  options: LogOptions;
  onOptions: (changes: Partial<LogOptions>) => void;
  /** The environment's own time zone; empty when it has none. */
  environmentZone: string;
  /** The zone in which times are shown and written. */
  zone: string | undefined;
}

/** Which lines are wanted, and by whose clock. */
export function LogChoices({ options, onOptions, environmentZone, zone }: Props) {
  return (
    <div className="windflow-logs__choices">
      <Select label="Lines" value={options.tail} onChange={(tail) => onOptions({ tail })}>
        {TAILS.map((tail) => (
          <option key={tail} value={tail}>
            {tail === "all" ? "All" : `Last ${tail}`}
          </option>
        ))}
      </Select>
      <TimeField label="From" time={options.since} zone={zone} onTime={(since) => onOptions({ since })} />
      <TimeField label="Until" time={options.until} zone={zone} onTime={(until) => onOptions({ until })} />
      <Select label="Output" value={options.outputs} onChange={(outputs) => onOptions({ outputs: outputs as Outputs })}>
        <option value="both">Both</option>
        <option value="stdout">Standard output</option>
        <option value="stderr">Standard error</option>
      </Select>
      <Select label="Times" value={options.clock} onChange={(clock) => onOptions({ clock: clock as Clock })}>
        <option value="environment">{environmentZone === "" ? "This browser" : `Environment (${environmentZone})`}</option>
        {environmentZone !== "" && <option value="browser">This browser</option>}
        <option value="utc">UTC</option>
        <option value="none">Hidden</option>
      </Select>
    </div>
  );
}

function Select({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <label className="windflow-choose">
      <span>{label}</span>
      <span className="jenkins-select">
        <select className="jenkins-select__input" value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
      </span>
    </label>
  );
}

function TimeField({ label, time, zone, onTime }: { label: string; time: string; zone: string | undefined; onTime: (time: string) => void }) {
  return (
    <label className="windflow-choose">
      <span>{label}</span>
      <input className="jenkins-input windflow-logs__moment" type="datetime-local" step={1} value={fieldValue(time, zone)} onChange={(event) => onTime(instantOf(event.target.value, zone))} />
    </label>
  );
}
