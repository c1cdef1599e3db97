import type { OperationState, OperationSummary, PlanAction } from "../api/types";
import { words } from "./words";

const ENDED = new Set<OperationState>(["SUCCEEDED", "FAILED", "ROLLED_BACK", "CANCELLED"]);

export function hasEnded(operation: { state: OperationState; finished: string | null }): boolean {
  return operation.finished !== null || ENDED.has(operation.state);
}

const JOBS = new Set(["PULL", "PUSH", "BUILD", "LOAD", "IMPORT", "EXPORT", "CLONE", "PRUNE", "COPY"]);

/** Whether it is about images, volumes or the engine, and no container is touched but by a prune. */
export function isJob(kind: string): boolean {
  return JOBS.has(kind);
}

/** "Deploy", "Take down", "Plan": what the operation does. */
export function verb(kind: string): string {
  switch (kind) {
    case "DEPLOY":
      return "Deploy";
    case "DOWN":
      return "Take down";
    case "PLAN":
      return "Plan";
    case "STACK_ACTION":
      return "Change";
    default:
      return words(kind);
  }
}

/** What happens to the environment when the operation is cancelled now. */
export function cancelConsequence(operation: OperationSummary): string {
  switch (operation.kind) {
    case "DEPLOY":
      return `The deployment stops at the next safe point and what it has changed in ${operation.environment} is rolled back: containers that it replaced come back, containers that it created are removed.`;
    case "DOWN":
      return `What has been removed from ${operation.environment} already stays removed; the rest of the stack stays as it is.`;
    case "PLAN":
      return `Nothing in ${operation.environment} was changed, and nothing will be.`;
    case "RECREATE":
      return `The container that is replaced comes back as it was.`;
    case "PULL":
    case "BUILD":
    case "LOAD":
    case "CLONE":
      return `It ends at once, and nothing of it is kept in ${operation.environment} but layers that were complete.`;
    default:
      return `It ends as soon as it can; what is done already in ${operation.environment} stays done.`;
  }
}

/** What the operation is about: the name of a project, or "container web". */
export function subjectText({ subject, project }: OperationSummary): string {
  return subject === null || subject.type === "project" ? project : `${subject.type} ${subject.name}`;
}

const ORDER = ["pull", "build", "tag", "create", "recreate", "start", "remove", "keep"];

/** Actions of one type, in the order of the plan. */
export interface ActionGroup {
  type: string;
  actions: PlanAction[];
}

export function groupActions(actions: PlanAction[]): ActionGroup[] {
  const groups = new Map<string, PlanAction[]>();
  for (const action of actions) {
    const group = groups.get(action.type);
    if (group) {
      group.push(action);
    } else {
      groups.set(action.type, [action]);
    }
  }
  const rank = (type: string) => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length);
  return [...groups].map(([type, members]) => ({ type, actions: members })).sort((a, b) => rank(a.type) - rank(b.type));
}
