import type { Label } from "../format/tone";
import { StateMark } from "./StateMark";

interface Props {
  label: string;
  /** How many there are in each state. */
  states: Map<string, number>;
  labelOf: (state: string) => Label;
  /** The chosen state, or empty for all. */
  value: string;
  onChange: (state: string) => void;
}

/** One button for each state that occurs, with its number; pressed, only that state is shown. */
export function StateFilter({ label, states, labelOf, value, onChange }: Props) {
  if (states.size < 2 && value === "") {
    return null;
  }
  return (
    <div className="windflow-filter" role="group" aria-label={label}>
      {[...states].map(([state, amount]) => (
        <button
          key={state}
          type="button"
          className="jenkins-button jenkins-button--tertiary windflow-filter__state"
          aria-pressed={state === value}
          onClick={() => onChange(state === value ? "" : state)}
        >
          <StateMark label={labelOf(state)} />
          <span className="windflow-number">{amount}</span>
        </button>
      ))}
    </div>
  );
}
