import type { Operation, ProgressStep } from "../api/types";

/** How an interrupted operation is to end. */
export type RecoveryChoice = "resume" | "rollback";

/** The actions that came so far. */
export function actionsIn(operation: Operation, state: string): ProgressStep[] {
  return operation.progress.filter((step) => step.state === state);
}

/** What happens to the environment when somebody chooses so. */
export function recoveryConsequence(operation: Operation, choice: RecoveryChoice): string {
  const { environment } = operation;
  if (choice === "rollback") {
    return `What the operation has changed in ${environment} is taken back: containers that it replaced come back, containers that it created are removed.`;
  }
  return operation.kind === "DOWN"
    ? `What is left of what it was to remove from ${environment} is removed too.`
    : `The operation goes on in ${environment}: it waits until its new containers are up, and then removes the old ones. If they do not come up, it is rolled back.`;
}
