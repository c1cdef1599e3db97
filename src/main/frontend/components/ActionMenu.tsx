import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Link } from "../router/Link";
import { Icon, type IconName } from "./Icon";
import { Popover } from "./Popover";

/** An entry of a menu: something to do, or somewhere to go. */
export interface MenuEntry {
  id: string;
  title: string;
  icon?: IconName;
  danger?: boolean;
  /** Why it cannot be chosen now. */
  disabled?: string;
  href?: string;
  onSelect?: () => void;
}

interface Props {
  /** What a reader of the screen calls the button: "Actions for web". */
  label: string;
  /** Groups of entries, with a line between them; empty groups are left out. */
  groups: MenuEntry[][];
  /** Instead of three dots. */
  children?: ReactNode;
}

/** A button that opens a menu; arrow keys go through it, letters jump, Escape closes it and gives the focus back. */
export function ActionMenu({ label, groups, children }: Props) {
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setAnchor(null), []);
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) {
    return null;
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`jenkins-button jenkins-button--tertiary windflow-menu-button${children === undefined ? " windflow-icon-button" : ""}`}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={children === undefined ? label : undefined}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
      >
        {children ?? <Icon name="more" />}
      </button>
      {anchor !== null && <Menu label={label} groups={filled} anchor={anchor} onClose={close} />}
    </>
  );
}

function Menu({ label, groups, anchor, onClose }: { label: string; groups: MenuEntry[][]; anchor: HTMLElement; onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    entriesOf(list.current)[0]?.focus();
    return () => {
      // Where an entry has moved the focus to (a dialog, a page), it stays.
      if (document.activeElement === document.body || document.activeElement === null) {
        anchor.focus();
      }
    };
  }, [anchor]);
  const move = (event: KeyboardEvent) => {
    const entries = entriesOf(list.current);
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const next = target(event.key, entries, at);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    } else if (event.key === "Tab") {
      onClose();
    } else {
      // The table below must not take the keys of the menu.
      event.stopPropagation();
    }
  };
  return (
    <Popover anchor={anchor} role="menu" label={label} onClose={onClose}>
      <div ref={list} className="jenkins-dropdown" onKeyDown={move}>
        {groups.map((group, number) => (
          <div key={number} role="group" className="windflow-menu__group">
            {group.map((entry) => (
              <Entry key={entry.id} entry={entry} onClose={onClose} />
            ))}
          </div>
        ))}
      </div>
    </Popover>
  );
}

function Entry({ entry, onClose }: { entry: MenuEntry; onClose: () => void }) {
  const { title, icon, danger = false, disabled, href, onSelect } = entry;
  const className = `jenkins-dropdown__item windflow-menu__item${danger ? " jenkins-!-destructive-color" : ""}`;
  const content = (
    <>
      <span className="jenkins-dropdown__item__icon">{icon !== undefined && <Icon name={icon} />}</span>
      {title}
    </>
  );
  if (href !== undefined && disabled === undefined) {
    return (
      <Link className={className} role="menuitem" tabIndex={-1} href={href} onClick={onClose}>
        {content}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className={className}
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled !== undefined}
      title={disabled}
      onClick={() => {
        if (disabled === undefined) {
          onClose();
          onSelect?.();
        }
      }}
    >
      {content}
    </button>
  );
}

function entriesOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
}

function target(key: string, entries: HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case "ArrowDown":
      return entries[(at + 1) % entries.length];
    case "ArrowUp":
      return entries[(at - 1 + entries.length) % entries.length];
    case "Home":
      return entries[0];
    case "End":
      return entries.at(-1);
    default: {
      const letter = key.length === 1 && key !== " " ? key.toLowerCase() : null;
      return letter === null ? undefined : [...entries.slice(at + 1), ...entries.slice(0, at + 1)].find(({ textContent }) => textContent.trim().toLowerCase().startsWith(letter));
    }
  }
}
