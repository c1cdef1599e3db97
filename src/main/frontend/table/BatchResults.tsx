import { useEffect } from "react";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import type { Done } from "./useActions";

const SHOWN_FOR = 8_000;

/** What came of an action, row by row where it failed or where there is something to know. Full success goes away by itself. */
export function BatchResults<Row>({ done: { action, results }, onClose }: { done: Done<Row>; onClose: () => void }) {
  const failed = results.filter(({ ok }) => !ok);
  const noted = results.filter(({ ok, message }) => ok && message !== "");
  const quiet = failed.length === 0 && noted.length === 0;
  useEffect(() => {
    if (quiet) {
      const timer = setTimeout(onClose, SHOWN_FOR);
      return () => clearTimeout(timer);
    }
  }, [quiet, onClose]);
  return (
    <div className={`jenkins-alert windflow-alert windflow-results ${failed.length > 0 ? "jenkins-alert-danger" : "jenkins-alert-success"}`} role={failed.length > 0 ? "alert" : "status"}>
      <div>
        <strong>{summary(action.title, results.length, failed.length)}</strong>
        {!quiet && (
          <ul className="windflow-results__list">
            {[...failed, ...noted].map(({ key, name, ok, message }) => (
              <li key={key}>
                <Icon name={ok ? "check" : "cross"} />
                <span>
                  <Name>{name}</Name>: <Name>{message}</Name>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="jenkins-button jenkins-button--tertiary windflow-icon-button" aria-label="Dismiss" onClick={onClose}>
        <Icon name="cross" />
      </button>
    </div>
  );
}

function summary(title: string, all: number, failed: number): string {
  if (failed === 0) {
    return `${title}: done${all === 1 ? "" : ` for all ${all}`}.`;
  }
  return all === 1 ? `${title}: failed.` : `${title}: done for ${all - failed} of ${all}, failed for ${failed}.`;
}
