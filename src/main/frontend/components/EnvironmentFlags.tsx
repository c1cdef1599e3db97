import type { Environment } from "../api/types";
import { Name } from "./Name";

/** Labels of an environment, and what is special about its use. */
export function EnvironmentFlags({ environment }: { environment: Environment }) {
  const { labels, readOnly, restricted } = environment;
  if (labels.length === 0 && !readOnly && !restricted) {
    return null;
  }
  return (
    <ul className="windflow-flags" aria-label="Labels">
      {readOnly && (
        <li className="jenkins-badge jenkins-!-warning-color" title="Nothing can be changed here by Windflow">
          read-only
        </li>
      )}
      {restricted && (
        <li className="jenkins-badge jenkins-!-skipped-color" title="Jobs can use it only where a folder allows it">
          restricted
        </li>
      )}
      {labels.map((label) => (
        <li key={label} className="jenkins-badge jenkins-!-info-color">
          <Name>{label}</Name>
        </li>
      ))}
    </ul>
  );
}
