/** The topic to which an event belongs, or null for an event that nobody can have asked for. */
export function topicOf(event: string, data: unknown): string | null {
  switch (event) {
    case "environments":
    case "operations":
      return event;
    case "stacks":
      return environmentTopic((data as { environment: { name: string } }).environment.name);
    case "operation":
      return operationTopic((data as { operation: { id: string } }).operation.id);
    case "log":
      return operationTopic((data as { operation: string }).operation);
    case "audit":
      return "audit:all";
    case "gone":
      return (data as { topic: string }).topic;
    default:
      return null;
  }
}

export const ENVIRONMENTS = "environments";
export const OPERATIONS = "operations";

export function environmentTopic(name: string): string {
  return `environment:${name}`;
}

export function operationTopic(id: string): string {
  return `operation:${id}`;
}

/** A list of an environment's engine, or what happens there: "containers", "images", "volumes", "networks", "events". */
export function engineTopic(kind: string, environment: string): string {
  return `${kind}:${environment}`;
}
