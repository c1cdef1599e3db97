import { type ReactNode, useRef, useState } from "react";
import { copyText } from "../components/copyText";
import { Icon, type IconName } from "../components/Icon";
import { Name } from "../components/Name";
import type { Terminal, TerminalApi } from "./api";
import { BlockedNotice } from "./BlockedNotice";
import type { PageKey } from "./keys";
import type { ScreenOptions } from "./Screen";
import { SearchBar } from "./SearchBar";
import type { ConnectionState } from "./TerminalConnection";
import { type LiveTerminal, useTerminal } from "./useTerminal";

interface Props {
  api: TerminalApi;
  terminal: Terminal;
  options: ScreenOptions;
  active: boolean;
  /** Keys that concern more than this pane. */
  onKey: (key: PageKey) => void;
  /** Opens the same once more in this pane. */
  onAgain: () => void;
  onClose: () => void;
}

/** One terminal with its state, its buttons and its search. */
export function TerminalPane({ api, terminal, options, active, onKey, onAgain, onClose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [searching, setSearching] = useState(false);
  const [said, setSaid] = useState("");
  const live = useRef<LiveTerminal>(null);

  const copy = async () => {
    const text = live.current?.screen.selection ?? "";
    const done = text !== "" && (await copyText(text));
    setSaid(done ? "Copied" : text === "" ? "Nothing is selected" : "The browser did not let the text be copied");
    live.current?.screen.focus();
  };
  const press = (key: PageKey) => {
    switch (key) {
      case "search":
        setSearching(true);
        break;
      case "copy":
        void copy();
        break;
      case "leave":
        bar.current?.querySelector("button")?.focus();
        break;
      default:
        onKey(key);
    }
  };
  const state = useTerminal(place, live, api, terminal, options, press);
  const paste = async () => {
    try {
      live.current?.screen.paste(await navigator.clipboard.readText());
      setSaid("");
    } catch {
      // Only pages with HTTPS may ask, and the user may say no: the key works always.
      setSaid("Press Ctrl+Shift+V to paste here");
    }
    live.current?.screen.focus();
  };
  const close = () => {
    // Its end is told over the connection as well; what could not be closed ends by itself.
    void api.close(terminal.id).catch(() => {});
    onClose();
  };
  const endSearch = () => {
    setSearching(false);
    live.current?.screen.endFind();
  };

  const over = state.phase === "ended" || state.phase === "gone";
  return (
    <section className={`windflow-terminal__pane${active ? " windflow-terminal__pane--active" : ""}`} aria-label={`Terminal with ${terminal.program}`}>
      <div ref={bar} className="windflow-terminal__bar">
        <span className="windflow-terminal__title">
          <Name>{terminal.program}</Name>
          {terminal.user !== "" && (
            <span className="windflow-quiet">
              as <Name>{terminal.user}</Name>
            </span>
          )}
        </span>
        <span className="windflow-quiet" role="status">
          {said || stateText(state)}
        </span>
        <Button icon="search" label="Search (Ctrl+Shift+F)" onClick={() => setSearching(true)} />
        <Button icon="copy" label="Copy what is selected (Ctrl+Shift+C)" onClick={() => void copy()} />
        <Button icon="log" label="Paste (Ctrl+Shift+V)" onClick={() => void paste()} />
        <Button icon="cross" label={over ? "Take this pane away" : "Close this terminal"} onClick={over ? onClose : close} />
      </div>
      {searching && <SearchBar onFind={(text, backwards, incremental) => live.current?.screen.find(text, backwards, incremental) ?? false} onClose={endSearch} />}
      <div ref={place} className="windflow-terminal__screen" data-phase={state.phase} />
      <State state={state} onRetry={() => live.current?.connection.retry()} onTakeOver={() => live.current?.connection.takeOver()} onAgain={onAgain} onClose={onClose} />
    </section>
  );
}

function Button({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function stateText(state: ConnectionState): string {
  switch (state.phase) {
    case "connecting":
      return "Connecting…";
    case "lost":
      return "Connection lost";
    case "blocked":
      return "Blocked";
    case "ended":
    case "gone":
      return "Ended";
    case "replaced":
      return "Open elsewhere";
    default:
      return "";
  }
}

interface StateProps {
  state: ConnectionState;
  onRetry: () => void;
  onTakeOver: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** Below the screen: why it does not go on, and what can be done. */
function State({ state, onRetry, onTakeOver, onAgain, onClose }: StateProps) {
  switch (state.phase) {
    case "lost":
      return (
        <Foot
          text="The connection to Jenkins is lost; the terminal goes on in the container and is looked for again. It ends when nobody comes back within two minutes."
          actions={
            <button type="button" className="jenkins-button" onClick={onRetry}>
              Connect now
            </button>
          }
        />
      );
    case "blocked":
      return <BlockedNotice onRetry={onRetry} />;
    case "replaced":
      return (
        <Foot
          text="The terminal was opened in another window."
          actions={
            <button type="button" className="jenkins-button" onClick={onTakeOver}>
              Take it back
            </button>
          }
        />
      );
    case "ended":
    case "gone":
      return (
        <Foot
          text={state.phase === "ended" ? state.end.sentence : state.sentence}
          actions={
            <>
              <button type="button" className="jenkins-button" onClick={onAgain}>
                Open again
              </button>
              <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={onClose}>
                Take this pane away
              </button>
            </>
          }
        />
      );
    default:
      return null;
  }
}

function Foot({ text, actions }: { text: string; actions: ReactNode }) {
  return (
    <div className="windflow-terminal__foot" role="alert">
      <Name>{text}</Name>
      <div className="jenkins-buttons-row">{actions}</div>
    </div>
  );
}
