import type { Api } from "../api/Api";
import type { ItemResult } from "../table/types";

/** A container as the list has it. */
export interface ListedContainer {
  id: string;
  name: string;
  image: string;
  imageId: string;
  command: string;
  /** created, running, paused, restarting, removing, exited or dead. */
  state: string;
  /** The engine's own sentence: "Up 3 hours (healthy)". */
  status: string;
  /** healthy, unhealthy, starting; none without a health check. */
  health: string;
  /** Null unless it has ended. */
  exitCode: number | null;
  created: string;
  /** The Compose project and service that it belongs to, or empty. */
  stack: string;
  service: string;
  /** `host` is null for a port that is not published. */
  ports: { ip: string; container: number; host: number | null; protocol: string }[];
  networks: { name: string; ip: string }[];
  mounts: { type: string; name: string; source: string; target: string; writable: boolean }[];
  labels: Record<string, string>;
  /** Bytes of its writable layer, and of all its files; only when they were asked for. */
  sizeRw?: number;
  sizeRootFs?: number;
}

/** What people call it; its id as long as it has no name. */
export function nameOf({ name, id }: ListedContainer): string {
  return name || id;
}

export interface ContainerList {
  containers: ListedContainer[];
}

/** What can be done to several containers at once, with its permission. */
export type ContainerVerb = "start" | "stop" | "restart" | "pause" | "unpause" | "kill" | "remove";

/** The calls about all containers of an environment. */
export class ContainersApi {
  private readonly base: string;

  constructor(
    private readonly api: Api,
    environment: string,
  ) {
    this.base = `environment/${encodeURIComponent(environment)}/`;
  }

  list(): Promise<ContainerList> {
    return this.api.get(`${this.base}containers/`);
  }

  /** The same with sizes, which takes the engine long. */
  listWithSizes(): Promise<ContainerList> {
    return this.api.get(`${this.base}containers/?sizes=true`);
  }

  /** Does it to each; one result for each. They are named as people know them, so that the audit log does too. */
  async act(verb: ContainerVerb, containers: ListedContainer[], options: { force?: boolean; volumes?: boolean } = {}): Promise<ItemResult[]> {
    const byItem = new Map(containers.map((container) => [nameOf(container), container.id]));
    const answer = await this.api.post(`${this.base}containers/${verb}`, { items: [...byItem.keys()], ...options });
    const { results } = (await answer.json()) as { results: ItemResult[] };
    return results.map((result) => ({ ...result, key: byItem.get(result.key) ?? result.key }));
  }

  async rename(container: ListedContainer, name: string): Promise<void> {
    await this.api.post(`${this.base}container/${encodeURIComponent(nameOf(container))}/rename`, { name });
  }

  /** Removes all that do not run. */
  async prune(): Promise<{ removed: string[]; bytes: number }> {
    return (await (await this.api.post(`${this.base}containers/prune`)).json()) as { removed: string[]; bytes: number };
  }
}
