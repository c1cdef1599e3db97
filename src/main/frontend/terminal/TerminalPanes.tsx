import { type CSSProperties, useEffect, useRef, useState } from "react";
import { Icon } from "../components/Icon";
import { useKeyHelp } from "../components/keyHelp";
import { ToggleButton } from "../components/ToggleButton";
import type { Terminal, TerminalApi, TerminalWish } from "./api";
import { KEY_HELP, type PageKey } from "./keys";
import { areas, type Direction } from "./layout";
import { loadOptions, saveOptions, saveWish } from "./preferences";
import { StartForm } from "./StartForm";
import { TerminalPane } from "./TerminalPane";
import { MOST_PANES, type Pane, usePanes } from "./usePanes";

interface Props {
  api: TerminalApi;
  /** Name under which the wish is remembered. */
  container: string;
  wish: TerminalWish;
  /** Terminals that were open before and that nobody looks at. */
  waiting: Terminal[];
}

/** All panes of the page, and what concerns all of them. */
export function TerminalPanes({ api, container, wish, waiting }: Props) {
  const panes = usePanes(waiting.length === 0 ? [{ terminal: null, wish, atOnce: false }] : waiting.slice(0, MOST_PANES).map((terminal) => ({ terminal, wish: wishOf(terminal), atOnce: false })));
  const [options, setOptions] = useState(loadOptions);
  useKeyHelp(KEY_HELP);
  const change = (changed: Partial<typeof options>) => {
    const next = { ...options, ...changed };
    setOptions(next);
    saveOptions(next);
  };
  const activePane = panes.panes.find((pane) => pane.id === panes.active);
  const add = (direction: Direction) => panes.add(panes.active, activePane === undefined ? wish : wishIn(activePane), direction);
  const press = (key: PageKey) => {
    switch (key) {
      case "larger":
        change({ fontSize: options.fontSize + 1 });
        break;
      case "smaller":
        change({ fontSize: options.fontSize - 1 });
        break;
      case "splitRow":
        add("row");
        break;
      case "splitColumn":
        add("column");
        break;
      case "next":
        panes.next();
        break;
      default:
      // The pane's own.
    }
  };
  const places = areas(panes.layout);
  const full = panes.panes.length >= MOST_PANES;
  return (
    <div className="windflow-terminal">
      <div className="windflow-terminal__controls" role="toolbar" aria-label="Terminals">
        <button type="button" className="jenkins-button" disabled={full} title="Another terminal beside this one (Ctrl+Shift+D)" onClick={() => add("row")}>
          <Icon name="plus" /> Beside
        </button>
        <button type="button" className="jenkins-button" disabled={full} title="Another terminal below this one (Ctrl+Shift+E)" onClick={() => add("column")}>
          <Icon name="plus" /> Below
        </button>
        <span className="windflow-terminal__space" />
        <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Smaller text" title="Smaller text" onClick={() => press("smaller")}>
          <Icon name="minus" />
        </button>
        <span className="windflow-number" aria-label="Size of the text">
          {options.fontSize}
        </span>
        <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Larger text" title="Larger text" onClick={() => press("larger")}>
          <Icon name="plus" />
        </button>
        <ToggleButton icon="eye" label="Read the output to a screen reader" on={options.screenReader} onToggle={() => change({ screenReader: !options.screenReader })} />
      </div>
      <div className="windflow-terminal__panes">
        {panes.panes.map((pane) => {
          const area = places.get(pane.id);
          const style: CSSProperties = area === undefined ? {} : { left: `${area.left}%`, top: `${area.top}%`, width: `${area.width}%`, height: `${area.height}%` };
          return (
            <div key={pane.id} className="windflow-terminal__place" style={style} onFocus={() => panes.activate(pane.id)}>
              {pane.terminal === null ? (
                <NewTerminal
                  api={api}
                  pane={pane}
                  onOpened={(terminal, opened) => {
                    saveWish(container, opened);
                    panes.fill(pane.id, terminal);
                  }}
                  onCancel={panes.panes.length > 1 ? () => panes.remove(pane.id, wish) : undefined}
                />
              ) : (
                <TerminalPane
                  api={api}
                  terminal={pane.terminal}
                  options={options}
                  active={panes.panes.length > 1 && pane.id === panes.active}
                  onKey={press}
                  onAgain={() => panes.empty(pane.id, wishIn(pane), true)}
                  onClose={() => panes.remove(pane.id, wishIn(pane))}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface NewProps {
  api: TerminalApi;
  pane: Pane;
  onOpened: (terminal: Terminal, wish: TerminalWish) => void;
  onCancel?: (() => void) | undefined;
}

/** A pane without a terminal yet: asks what to open, or opens at once what is wished. */
function NewTerminal({ api, pane, onOpened, onCancel }: NewProps) {
  const [busy, setBusy] = useState(pane.atOnce);
  const [error, setError] = useState("");
  const open = async (wish: TerminalWish) => {
    setBusy(true);
    setError("");
    try {
      onOpened(await api.open(wish), wish);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
      setBusy(false);
    }
  };
  useOnce(() => pane.atOnce && void open(pane.wish));
  return (
    <section className="windflow-terminal__pane windflow-terminal__pane--new" aria-label="New terminal">
      <StartForm wish={pane.wish} busy={busy} error={error} onOpen={(wish) => void open(wish)} />
      {onCancel !== undefined && !busy && (
        <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={onCancel}>
          Take this pane away
        </button>
      )}
    </section>
  );
}

/** Does something when the component appears; once, though React may mount a component twice to try it. */
function useOnce(action: () => void): void {
  const started = useRef(false);
  useEffect(() => {
    if (!started.current) {
      started.current = true;
      action();
    }
  });
}

function wishOf({ program, user, directory }: Terminal): TerminalWish {
  return { program: nameOf(program), user, directory };
}

function wishIn(pane: Pane): TerminalWish {
  return pane.terminal === null ? pane.wish : wishOf(pane.terminal);
}

/** The path of a shell that was found says no more than its name. */
function nameOf(program: string): string {
  return /^\/[\w./-]*\/(bash|zsh|ash|sh)$/.exec(program)?.[1] ?? program;
}
