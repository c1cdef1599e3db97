import { useState } from "react";
import { Dialog } from "./Dialog";
import { Icon } from "./Icon";
import { type KeyMeaning, presentKeys } from "./keyHelp";
import { useHotkeys } from "./useHotkeys";

const NO_KEYS: readonly KeyMeaning[] = [];

/** A button, and the key `?`, that show the page's keys: its own and those of its parts (`useKeyHelp`). */
export function KeyboardHelp({ keys = NO_KEYS }: { keys?: readonly KeyMeaning[] }) {
  const [shown, setShown] = useState<KeyMeaning[] | null>(null);
  const open = () => setShown([...new Map<string, string>([...keys, ...presentKeys(), ["?", "Show this help"]])]);
  const close = () => setShown(null);
  useHotkeys({ "?": open });
  return (
    <>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={open}>
        <Icon name="keyboard" />
      </button>
      {shown !== null && (
        <Dialog
          title="Keyboard shortcuts"
          onClose={close}
          buttons={
            <button type="button" className="jenkins-button jenkins-button--primary" autoFocus onClick={close}>
              Close
            </button>
          }
        >
          <dl className="windflow-keys">
            {shown.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
