import type { Api } from "../api/Api";

/** A shell in a container that outlives the connection of the one who uses it. */
export interface Terminal {
  id: string;
  environment: string;
  /** Id of the container. */
  container: string;
  containerName: string;
  program: string;
  /** Empty for the container's own. */
  user: string;
  directory: string;
  started: string;
  attached: boolean;
}

export interface TerminalEnd {
  reason: "EXITED" | "CLOSED" | "ABANDONED" | "IDLE" | "REVOKED" | "CONTAINER_GONE" | "ENGINE_LOST" | "SHUTDOWN";
  exitCode: number | null;
  sentence: string;
}

/** What to open; empty texts stand for the container's own. */
export interface TerminalWish {
  program: string;
  user: string;
  directory: string;
}

/** Where a container's terminals are, below the API. */
export function terminalsPath(environment: string, container: string): string {
  return `environment/${encodeURIComponent(environment)}/container/${encodeURIComponent(container)}/terminal/`;
}

/** The calls about the terminals of one container. */
export class TerminalApi {
  private readonly path: string;

  constructor(
    private readonly api: Api,
    environment: string,
    container: string,
  ) {
    this.path = terminalsPath(environment, container);
  }

  /** Those of the person who asks. */
  async list(): Promise<Terminal[]> {
    return (await this.api.get<{ terminals: Terminal[] }>(this.path)).terminals;
  }

  async open(wish: TerminalWish): Promise<Terminal> {
    return (await (await this.api.post(this.path, wish)).json()) as Terminal;
  }

  async close(id: string): Promise<void> {
    await this.api.post(`${this.path}${encodeURIComponent(id)}/close`, {});
  }

  /** Below the API. */
  socketPath(id: string): string {
    return `${this.path}${encodeURIComponent(id)}/`;
  }
}
