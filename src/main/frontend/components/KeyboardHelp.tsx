import { useState } from "react";
import { Dialog } from "./Dialog";
import { Icon } from "./Icon";
import { useHotkeys } from "./useHotkeys";

/** A button, and the key `?`, that show the page's keys. */
export function KeyboardHelp({ keys }: { keys: [key: string, meaning: string][] }) {
  const [open, setOpen] = useState(false);
  useHotkeys({ "?": () => setOpen(true) });
  return (
    <>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={() => setOpen(true)}>
        <Icon name="keyboard" />
      </button>
      {open && (
        <Dialog
          title="Keyboard shortcuts"
          onClose={() => setOpen(false)}
          buttons={
            <button type="button" className="jenkins-button jenkins-button--primary" autoFocus onClick={() => setOpen(false)}>
              Close
            </button>
          }
        >
          <dl className="windflow-keys">
            {[...keys, ["?", "Show this help"] as const].map(([key, meaning]) => (
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
