import type { Stack } from "../api/types";
import { visible } from "../format/text";

/** Who deployed a stack, when it was not this Jenkins. */
export function OriginBadge({ stack }: { stack: Stack }) {
  switch (stack.origin) {
    case "windflow":
      return null;
    case "compose":
      return (
        <span className="jenkins-badge jenkins-!-skipped-color" title="Deployed by another tool, such as docker compose">
          Compose
        </span>
      );
    case "other-controller":
      return (
        <span className="jenkins-badge jenkins-!-warning-color" title={`Deployed by another Jenkins controller (${visible(stack.controller ?? "unknown")})`}>
          Other Jenkins
        </span>
      );
  }
}
