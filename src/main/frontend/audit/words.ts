import type { Label } from "../format/tone";
import type { AuditRecord } from "./api";

const OUTCOMES: Record<AuditRecord["outcome"], Label> = {
  DONE: { text: "Done", tone: "good" },
  REFUSED: { text: "Refused", tone: "attention" },
  FAILED: { text: "Failed", tone: "bad" },
  CANCELLED: { text: "Cancelled", tone: "off" },
  SUBMITTED: { text: "Under way", tone: "busy" },
};

export const outcomes = Object.keys(OUTCOMES) as AuditRecord["outcome"][];

export function auditOutcome(outcome: string): Label {
  return OUTCOMES[outcome as AuditRecord["outcome"]] ?? { text: outcome, tone: "unknown" };
}

/** Groups of actions that one may look for, in the words of the API. */
const GROUPS: Record<string, string> = {
  "container.": "Containers",
  "terminal.": "Terminals",
  "file.": "Files",
  "image.": "Images",
  "volume.": "Volumes",
  "network.": "Networks",
  "stack.": "Stacks",
  "engine.": "System",
  "operation.": "Operations",
  "configuration.": "Configuration",
};

export const groups = Object.keys(GROUPS);

export function groupText(group: string): string {
  return GROUPS[group] ?? group;
}

/** "container.start" as people say it: "start container". */
export function actionText(action: string): string {
  const [thing, ...verb] = action.split(".");
  return verb.length === 0 ? action : `${verb.join(" ")} ${thing}`;
}
