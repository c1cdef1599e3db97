import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Name } from "../components/Name";
import { Link } from "../router/Link";
import { useNavigate } from "../router/RouterContext";
import "../styles/palette.css";
import { type Entry, rank } from "./rank";
import { type Say, useEntries } from "./useEntries";

/** A field in which one types where one wants to go; arrows choose, Enter goes, Escape closes. */
export function Palette({ onClose, say }: { onClose: () => void; say: Say }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [before] = useState(() => document.activeElement);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const entries = useEntries(say);
  const found = useMemo(() => rank(entries, text), [entries, text]);
  const navigate = useNavigate();
  const list = useId();
  const current = Math.min(at, Math.max(0, found.length - 1));

  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, [before]);
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, found]);

  const choose = (entry: Entry | undefined) => {
    if (entry === undefined) {
      return;
    }
    onClose();
    if (entry.href === undefined) {
      entry.run?.();
    } else {
      navigate(entry.href);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((current + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(found[current]);
    }
  };
  return (
    <dialog
      ref={dialog}
      className="jenkins-dialog windflow-palette"
      aria-label="Go to"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className="jenkins-input windflow-palette__input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${current}`}
        aria-label="Go to"
        placeholder="Go to a container, stack, page ..."
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label="Found" className="windflow-palette__list">
        {found.map((entry, index) => (
          <Row key={entry.id} id={`${list}-${index}`} entry={entry} selected={index === current} onChoose={() => choose(entry)} onClose={onClose} />
        ))}
        {found.length === 0 && <p className="windflow-quiet windflow-palette__nothing">Nothing is called so.</p>}
      </div>
    </dialog>
  );
}

function Row({ id, entry, selected, onChoose, onClose }: { id: string; entry: Entry; selected: boolean; onChoose: () => void; onClose: () => void }) {
  const content = (
    <>
      <span className="windflow-palette__kind">{entry.kind}</span>
      <span className="windflow-palette__title">
        <Name>{entry.title}</Name>
      </span>
      <span className="windflow-quiet">
        <Name>{entry.place}</Name>
      </span>
    </>
  );
  const common = { id, role: "option", "aria-selected": selected, tabIndex: -1, className: "windflow-palette__entry" };
  return entry.href === undefined ? (
    <button type="button" {...common} onClick={onChoose}>
      {content}
    </button>
  ) : (
    <Link href={entry.href} {...common} onClick={onClose}>
      {content}
    </Link>
  );
}
