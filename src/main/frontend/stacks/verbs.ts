import type { Stack } from "../api/types";
import type { IconName } from "../components/Icon";
import type { Permission } from "../shell";
import type { StackVerb } from "./api";

/** One thing that can be done to a stack or to one of its services. */
export interface Verb {
  verb: StackVerb;
  title: string;
  icon: IconName;
  permission: Permission;
  danger?: boolean;
  /** Whether it makes sense while these containers are as they are. */
  fits: (states: readonly string[], stack: Stack) => boolean;
}

const RUNS = ["running", "restarting", "paused"];

export const VERBS: readonly Verb[] = [
  { verb: "start", title: "Start", icon: "play", permission: "operate", fits: (states) => states.some((state) => !RUNS.includes(state)) },
  { verb: "stop", title: "Stop", icon: "stop", permission: "operate", fits: (states) => states.some((state) => RUNS.includes(state)) },
  { verb: "restart", title: "Restart", icon: "reload", permission: "operate", fits: (states) => states.length > 0 },
  { verb: "pause", title: "Pause", icon: "pause", permission: "operate", fits: (states) => states.includes("running") },
  { verb: "unpause", title: "Resume", icon: "play", permission: "operate", fits: (states) => states.includes("paused") },
  { verb: "kill", title: "Kill", icon: "cross", permission: "operate", danger: true, fits: (states) => states.some((state) => RUNS.includes(state)) },
  { verb: "pull", title: "Pull images", icon: "download", permission: "operate", fits: (states) => states.length > 0 },
  { verb: "update", title: "Update", icon: "up", permission: "deploy", fits: (_, stack) => stack.revision !== null },
];

export function statesOfStack(stack: Stack): string[] {
  return stack.services.flatMap((service) => service.containers.map((container) => container.state));
}
