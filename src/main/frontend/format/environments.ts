import type { Environment } from "../api/types";

const URGENCY: Record<string, number> = { OFFLINE: 3, DEGRADED: 2, UNKNOWN: 1 };

/** The environments that fit, in trouble first, otherwise in their configured order. */
export function filterEnvironments(environments: Environment[], text: string, state: string): Environment[] {
  const wanted = text.trim().toLowerCase();
  return environments
    .filter((environment) => state === "" || environment.status.state === state)
    .filter((environment) => wanted === "" || searched(environment).some((part) => part.toLowerCase().includes(wanted)))
    .map((environment, order) => ({ environment, order }))
    .sort((a, b) => urgency(b.environment) - urgency(a.environment) || a.order - b.order)
    .map(({ environment }) => environment);
}

function searched(environment: Environment): string[] {
  return [environment.name, environment.displayName, environment.connection.description, environment.publicAddress, ...environment.labels];
}

function urgency(environment: Environment): number {
  return URGENCY[environment.status.state] ?? 0;
}

/** How many environments there are in each state, in the order ONLINE, DEGRADED, OFFLINE, UNKNOWN. */
export function statesOf(environments: Environment[]): Map<string, number> {
  const states = new Map<string, number>();
  for (const state of ["ONLINE", "DEGRADED", "OFFLINE", "UNKNOWN"]) {
    const amount = environments.filter((environment) => environment.status.state === state).length;
    if (amount > 0) {
      states.set(state, amount);
    }
  }
  return states;
}
