import type { Container, Service, Stack } from "../api/types";

export type StackSort = "name" | "trouble";

/** What the user wants to see of an environment's stacks. */
export interface StackFilter {
  text: string;
  /** A state of stacks, or empty for all. */
  state: string;
  sort: StackSort;
}

/** A filter that comes back with the page's address. */
export const ALL_STACKS: StackFilter = { text: "", state: "", sort: "name" };

/** The stacks that fit, each with only those services that fit unless the stack itself does. */
export function filterStacks(stacks: Stack[], filter: StackFilter): Stack[] {
  const wanted = filter.text.trim().toLowerCase();
  const fitting = stacks
    .filter((stack) => filter.state === "" || stack.state === filter.state)
    .flatMap((stack) => (wanted === "" ? [stack] : narrowed(stack, wanted)));
  return fitting.sort((a, b) => (filter.sort === "trouble" ? trouble(b) - trouble(a) : 0) || byName(a.project, b.project));
}

function narrowed(stack: Stack, wanted: string): Stack[] {
  if (contains(stack.project, wanted)) {
    return [stack];
  }
  const services = stack.services.filter((service) => serviceFits(service, wanted));
  return services.length === 0 ? [] : [{ ...stack, services }];
}

function serviceFits(service: Service, wanted: string): boolean {
  return (
    contains(service.name, wanted) ||
    contains(service.image, wanted) ||
    service.containers.some((container) => contains(container.name, wanted) || container.id.startsWith(wanted))
  );
}

function contains(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted);
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
}

const TROUBLE: Record<string, number> = { CRASHING: 5, UNHEALTHY: 4, PARTIAL: 3, STOPPED: 2, PAUSED: 2, EMPTY: 1 };

function trouble(stack: Stack): number {
  return (TROUBLE[stack.state] ?? 0) + (stack.services.some((service) => service.health === "unhealthy") ? 4 : 0);
}

/** How many of these containers run. */
export function running(containers: Container[]): number {
  return containers.filter((container) => container.state === "running").length;
}

export function containersOf(stack: Stack): Container[] {
  return stack.services.flatMap((service) => service.containers);
}

/** The worst health of a stack's services; "none" when none of them has a health check. */
export function stackHealth(stack: Stack): string {
  const healths = new Set(stack.services.map((service) => service.health));
  return ["unhealthy", "starting", "healthy"].find((health) => healths.has(health)) ?? "none";
}

/** How many stacks there are in each state, for the filter. */
export function statesOf(stacks: Stack[]): Map<string, number> {
  const states = new Map<string, number>();
  for (const { state } of stacks) {
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  return states;
}
