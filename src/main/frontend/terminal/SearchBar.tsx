import { type KeyboardEvent, useState } from "react";
import { Icon } from "../components/Icon";

interface Props {
  onFind: (text: string, backwards: boolean, incremental: boolean) => boolean;
  onClose: () => void;
}

/** Finds text in what a terminal has shown. Enter goes up, as the newest is at the bottom; Shift+Enter goes down. */
export function SearchBar({ onFind, onClose }: Props) {
  const [text, setText] = useState("");
  const [found, setFound] = useState(true);
  const find = (wanted: string, backwards: boolean, incremental: boolean) => setFound(wanted === "" || onFind(wanted, backwards, incremental));
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      find(text, !event.shiftKey, false);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div className="windflow-terminal__search" role="search" onKeyDown={press}>
      <input
        className="jenkins-input"
        aria-label="Search in the terminal"
        placeholder="Search"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          find(event.target.value, true, true);
        }}
      />
      <span className="windflow-quiet" role="status">
        {found ? "" : "Not found"}
      </span>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Further up" title="Further up (Enter)" onClick={() => find(text, true, false)}>
        <Icon name="up" />
      </button>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Further down" title="Further down (Shift+Enter)" onClick={() => find(text, false, false)}>
        <Icon name="down" />
      </button>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="End the search" title="End the search (Escape)" onClick={onClose}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
