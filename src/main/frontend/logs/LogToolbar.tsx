import type { RefObject } from "react";
import { CopyButton } from "../components/CopyButton";
import { Icon } from "../components/Icon";
import { SearchField } from "../components/SearchField";
import { ToggleButton } from "../components/ToggleButton";
import { count } from "../format/text";
import { LARGEST, type LogOptions, SMALLEST } from "./options";

interface Props {
  options: LogOptions;
  onOptions: (changes: Partial<LogOptions>) => void;
  searchField: RefObject<HTMLInputElement | null>;
  /** Why the searched text is of no use; null when it is. */
  problem: string | null;
  /** How many lines match. */
  found: number;
  onStep: (forward: boolean) => void;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  paused: boolean;
  onPause: (paused: boolean) => void;
  onClear: () => void;
  /** What is shown, as text. */
  text: () => string;
  downloads: { text: string; gzip: string };
}

/** What can be done with a log. */
export function LogToolbar({ options, onOptions, searchField, problem, found, onStep, follow, onFollow, paused, onPause, onClear, text, downloads }: Props) {
  const { search, regex, onlyMatches, wrap, size } = options;
  return (
    <div className="windflow-logs__tools">
      <SearchField ref={searchField} label="Search the log" shortcut="/" value={search} onChange={(value) => onOptions({ search: value })} onStep={onStep} />
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Regular expression" title="Regular expression" aria-pressed={regex} onClick={() => onOptions({ regex: !regex })}>
        <span aria-hidden="true">.*</span>
      </button>
      <ToggleButton icon="filter" label="Show only lines that match" on={onlyMatches} onToggle={() => onOptions({ onlyMatches: !onlyMatches })} />
      <IconButton icon="up" label="Previous match" onClick={() => onStep(false)} disabled={found === 0} />
      <IconButton icon="down" label="Next match" onClick={() => onStep(true)} disabled={found === 0} />
      {search !== "" && <span className="windflow-quiet windflow-number">{problem === null ? count(found, "line") : ""}</span>}
      <span className="windflow-logs__gap" />
      <ToggleButton icon={paused ? "play" : "pause"} label={paused ? "Resume" : "Pause"} on={paused} onToggle={() => onPause(!paused)} />
      <ToggleButton icon="down" label="Follow the log" on={follow} onToggle={() => onFollow(!follow)} />
      <ToggleButton icon="wrap" label="Wrap long lines" on={wrap} onToggle={() => onOptions({ wrap: !wrap })} />
      <IconButton icon="minus" label="Smaller text" onClick={() => onOptions({ size: size - 1 })} disabled={size <= SMALLEST} />
      <IconButton icon="plus" label="Larger text" onClick={() => onOptions({ size: size + 1 })} disabled={size >= LARGEST} />
      <CopyButton label="Copy what is shown" text={text} />
      <IconButton icon="cross" label="Clear what is shown" onClick={onClear} />
      <a className="jenkins-button jenkins-button--tertiary windflow-icon-button" href={downloads.text} download="" aria-label="Download the whole log" title="Download the whole log">
        <Icon name="download" />
      </a>
      <a className="jenkins-button jenkins-button--tertiary windflow-icon-button windflow-logs__packed" href={downloads.gzip} download="" aria-label="Download the whole log, packed" title="Download the whole log, packed">
        .gz
      </a>
    </div>
  );
}

function IconButton({ icon, label, onClick, disabled = false }: { icon: "up" | "down" | "minus" | "plus" | "cross"; label: string; onClick: () => void; disabled?: boolean }) {
  return (
    <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label={label} title={label} onClick={onClick} disabled={disabled}>
      <Icon name={icon} />
    </button>
  );
}
