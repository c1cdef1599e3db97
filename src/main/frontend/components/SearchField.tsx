import type { Ref } from "react";
import { Icon } from "./Icon";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter goes on to the next match, with Shift to the one before. */
  onStep?: (forward: boolean) => void;
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField({ label, value, onChange, onStep, shortcut, ref }: Props) {
  return (
    <div className="jenkins-search windflow-search">
      <div className="jenkins-search__icon">
        <Icon name="search" />
      </div>
      <input
        ref={ref}
        className="jenkins-input jenkins-search__input"
        type="search"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onChange("");
            event.currentTarget.blur();
          } else if (event.key === "Enter") {
            event.preventDefault();
            onStep?.(!event.shiftKey);
          }
        }}
      />
      {shortcut !== undefined && value === "" && <kbd className="windflow-search__key">{shortcut}</kbd>}
    </div>
  );
}
