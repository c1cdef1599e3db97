import { visible } from "./text";

/** The meaning of a state, which decides its colour and its symbol; the word always stands beside them. */
export type Tone = "good" | "busy" | "attention" | "bad" | "off" | "unknown";

/** A state as a reader sees it. */
export interface Label {
  text: string;
  tone: Tone;
}

const ENVIRONMENT: Record<string, Label> = {
  ONLINE: { text: "Online", tone: "good" },
  DEGRADED: { text: "Degraded", tone: "attention" },
  OFFLINE: { text: "Offline", tone: "bad" },
  UNKNOWN: { text: "Not checked yet", tone: "unknown" },
};

const STACK: Record<string, Label> = {
  RUNNING: { text: "Running", tone: "good" },
  UNHEALTHY: { text: "Unhealthy", tone: "bad" },
  CRASHING: { text: "Crashing", tone: "bad" },
  PARTIAL: { text: "Partly running", tone: "attention" },
  PAUSED: { text: "Paused", tone: "off" },
  STOPPED: { text: "Stopped", tone: "off" },
  COMPLETED: { text: "Completed", tone: "good" },
  EMPTY: { text: "No containers", tone: "off" },
};

/** Services and containers share their words. */
const CONTAINER: Record<string, Label> = {
  running: { text: "Running", tone: "good" },
  partial: { text: "Partly running", tone: "attention" },
  restarting: { text: "Restarting", tone: "bad" },
  paused: { text: "Paused", tone: "off" },
  created: { text: "Created", tone: "off" },
  exited: { text: "Exited", tone: "off" },
  failed: { text: "Failed", tone: "bad" },
  completed: { text: "Completed", tone: "good" },
  removing: { text: "Removing", tone: "busy" },
  dead: { text: "Dead", tone: "bad" },
};

const HEALTH: Record<string, Label> = {
  healthy: { text: "Healthy", tone: "good" },
  unhealthy: { text: "Unhealthy", tone: "bad" },
  starting: { text: "Starting", tone: "busy" },
};

const OPERATION: Record<string, Label> = {
  QUEUED: { text: "Queued", tone: "unknown" },
  RUNNING: { text: "Running", tone: "busy" },
  RECOVERING: { text: "Recovering", tone: "busy" },
  SUCCEEDED: { text: "Succeeded", tone: "good" },
  FAILED: { text: "Failed", tone: "bad" },
  ROLLED_BACK: { text: "Rolled back", tone: "attention" },
  CANCELLED: { text: "Cancelled", tone: "off" },
  RECOVERY_PENDING: { text: "Recovery pending", tone: "attention" },
};

const OUTCOME: Record<string, Label> = {
  DEPLOYED: { text: "Deployed", tone: "good" },
  UNCHANGED: { text: "Unchanged", tone: "good" },
  REMOVED: { text: "Removed", tone: "good" },
  ADOPTED: { text: "Adopted", tone: "good" },
  PULLED: { text: "Pulled", tone: "good" },
  STARTED: { text: "Started", tone: "good" },
  STOPPED: { text: "Stopped", tone: "good" },
  RESTARTED: { text: "Restarted", tone: "good" },
  PAUSED: { text: "Paused", tone: "good" },
  RESUMED: { text: "Resumed", tone: "good" },
  KILLED: { text: "Killed", tone: "good" },
};

const STEP: Record<string, Label> = {
  RUNNING: { text: "Running", tone: "busy" },
  SUCCEEDED: { text: "Done", tone: "good" },
  FAILED: { text: "Failed", tone: "bad" },
  UNKNOWN: { text: "Not known", tone: "unknown" },
};

export const environmentLabel = (state: string) => labelOf(ENVIRONMENT, state);
export const stackLabel = (state: string) => labelOf(STACK, state);
export const operationLabel = (state: string) => labelOf(OPERATION, state);

/** What came of an operation. */
export const outcomeLabel = (outcome: string) => OUTCOME[outcome] ?? labelOf(OPERATION, outcome);

/** An action of an operation. */
export const stepLabel = (state: string) => labelOf(STEP, state);

/** A state in which a container was seen during a deployment, where an end is a failure. */
export const seenLabel = (state: string) => (state === "exited" ? { text: "Exited", tone: "bad" as const } : (HEALTH[state] ?? labelOf(CONTAINER, state)));

/** Null for things that have no health check. */
export const healthLabel = (health: string) => (health === "" || health === "none" ? null : labelOf(HEALTH, health));

/** An exit with another code than 0 is a failure, whatever the engine calls the state. */
export function containerLabel(state: string, exitCode: number | null = null): Label {
  return state === "exited" && exitCode !== null && exitCode !== 0 ? { text: "Failed", tone: "bad" } : labelOf(CONTAINER, state);
}

function labelOf(labels: Record<string, Label>, state: string): Label {
  return labels[state] ?? { text: visible(state) || "Unknown", tone: "unknown" };
}
