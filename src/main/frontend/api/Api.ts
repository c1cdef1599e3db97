import { ApiError, errorOf } from "./ApiError";
import { type Crumb, freshCrumb } from "./crumb";
import { sendBytes, type UploadOptions } from "./sendBytes";
import type {
  ConnectionTestResult,
  DeploymentPage,
  EnvironmentList,
  LogLine,
  OperationDocument,
  OperationList,
  RevisionDiff,
  RevisionList,
  StackList,
} from "./types";

/** The calls of Windflow's JSON API (docs/openapi.yaml). Every failure is an ApiError. */
export class Api {
  constructor(
    /** Jenkins' context path. */
    private readonly rootUrl: string,
    private crumb: Crumb | null,
  ) {}

  environments(): Promise<EnvironmentList> {
    return this.get("environments");
  }

  stacks(environment: string): Promise<StackList> {
    return this.get(`environment/${encodeURIComponent(environment)}/stacks`);
  }

  revisions(environment: string, project: string): Promise<RevisionList> {
    return this.get(revisionsPath(environment, project));
  }

  revisionDiff(environment: string, project: string, from: number, to: number): Promise<RevisionDiff> {
    const query = new URLSearchParams({ from: String(from), to: String(to) });
    return this.get(`${revisionsPath(environment, project)}diff?${query}`);
  }

  /** Submits an operation that plans or deploys a revision once more; its id. */
  async submitRevision(environment: string, project: string, number: number, what: "plan" | "deploy"): Promise<string> {
    const answer = await this.post(`${revisionsPath(environment, project)}${number}/${what}`);
    return ((await answer.json()) as OperationDocument).operation.id;
  }

  operations(filter: { environment?: string; project?: string; limit: number }): Promise<OperationList> {
    const query = new URLSearchParams({ limit: String(filter.limit) });
    if (filter.environment) {
      query.set("environment", filter.environment);
    }
    if (filter.project) {
      query.set("project", filter.project);
    }
    return this.get(`operations?${query}`);
  }

  operation(id: string, from: number): Promise<OperationDocument> {
    return this.get(`operation/${encodeURIComponent(id)}?from=${from}`);
  }

  /** The same of an operation that a build had done; the build remembers it longest. */
  buildOperation(buildUrl: string, id: string, from: number): Promise<OperationDocument> {
    const query = new URLSearchParams({ id, from: String(from) });
    return this.getAt(`${this.rootUrl}/${buildUrl}windflow/operation?${query}`);
  }

  /** Deployments of a job's builds, newest first; those before a build's number, or the newest. */
  history(jobUrl: string, filter: { environment: string; outcome: string; before: number | null }): Promise<DeploymentPage> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filter)) {
      if (value !== null && value !== "") {
        query.set(name, String(value));
      }
    }
    return this.getAt(`${this.rootUrl}/${jobUrl}windflow/history?${query}`);
  }

  /** The whole log of an operation, however many answers it takes. */
  async wholeLog(id: string): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for (let from = 0; ; ) {
      const part = await this.operation(id, from);
      if (part.log.length === 0) {
        return lines;
      }
      for (const line of part.log) {
        lines.push(line);
      }
      from = part.next;
    }
  }

  async cancel(id: string): Promise<void> {
    await this.post(`operation/${encodeURIComponent(id)}/cancel`);
  }

  /** Decides how an operation that waits is brought to its end. */
  async recover(id: string, how: "resume" | "rollback"): Promise<void> {
    await this.post(`operation/${encodeURIComponent(id)}/recover`, { how });
  }

  async testConnection(environment: string): Promise<ConnectionTestResult> {
    const answer = await this.post(`environment/${encodeURIComponent(environment)}/test`);
    return (await answer.json()) as ConnectionTestResult;
  }

  /** Opens the event stream; the caller reads the body. */
  events(lastEventId: string, signal: AbortSignal): Promise<Response> {
    return this.openEvents("events", lastEventId, signal);
  }

  /** Opens a stream of events below /windflow/api/, behind the last event that arrived; the caller reads the body. */
  openEvents(path: string, lastEventId: string, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    if (lastEventId !== "") {
      headers["Last-Event-ID"] = lastEventId;
    }
    return this.send(path, { headers, signal, cache: "no-store" });
  }

  async subscribe(stream: string, topics: string[]): Promise<void> {
    await this.post("subscribe", { stream, topics });
  }

  /** Reads something below /windflow/api/. */
  get<T>(path: string): Promise<T> {
    return this.getAt(this.address(path));
  }

  private async getAt<T>(address: string): Promise<T> {
    const answer = await this.sendTo(address, { headers: { Accept: "application/json" } });
    return (await answer.json()) as T;
  }

  /**
   * Sends bytes as they are to something below /windflow/api/, and tells how many have gone.
   *
   * @returns the answer's text
   */
  async sendFile(path: string, body: Blob, options: UploadOptions = {}): Promise<string> {
    try {
      return await sendBytes(this.address(path), body, this.crumb, options);
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 403) {
        throw failure;
      }
      // As in post(): the crumb may be stale.
      this.crumb = await freshCrumb(this.rootUrl).catch(() => null);
      return sendBytes(this.address(path), body, this.crumb, options);
    }
  }

  /** Changes something below /windflow/api/; the body is sent as JSON. */
  post(path: string, body: unknown = {}): Promise<Response> {
    return this.change(path, "application/json", JSON.stringify(body));
  }

  /** Sends a file to something below /windflow/api/; the answer comes when Jenkins has read it. */
  upload(path: string, file: Blob): Promise<Response> {
    return this.change(path, "application/octet-stream", file);
  }

  private async change(path: string, type: string, body: BodyInit): Promise<Response> {
    try {
      return await this.changeOnce(path, type, body);
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 403) {
        throw failure;
      }
      // Either the crumb is stale or the permission is missing: a second 403 with a fresh crumb tells.
      this.crumb = await freshCrumb(this.rootUrl).catch(() => null);
      return this.changeOnce(path, type, body);
    }
  }

  private changeOnce(path: string, type: string, body: BodyInit): Promise<Response> {
    const headers: Record<string, string> = { Accept: "application/json", "Content-Type": type };
    if (this.crumb) {
      headers[this.crumb.header] = this.crumb.value;
    }
    return this.send(path, { method: "POST", headers, body });
  }

  private address(path: string): string {
    return `${this.rootUrl}/windflow/api/${path}`;
  }

  private send(path: string, request: RequestInit): Promise<Response> {
    return this.sendTo(this.address(path), request);
  }

  private async sendTo(address: string, request: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(address, { credentials: "same-origin", ...request });
    } catch (failure) {
      if (request.signal?.aborted) {
        throw failure;
      }
      throw new ApiError(0, "Jenkins cannot be reached from this browser.");
    }
    if (!answer.ok) {
      throw await errorOf(answer);
    }
    return answer;
  }
}

function revisionsPath(environment: string, project: string): string {
  return `environment/${encodeURIComponent(environment)}/stack/${encodeURIComponent(project)}/revisions/`;
}
