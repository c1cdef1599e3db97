/** The addresses of Windflow's pages, under Jenkins' context path. */
export class Urls {
  constructor(readonly rootUrl: string) {}

  overview(): string {
    return `${this.rootUrl}/windflow/`;
  }

  environment(name: string): string {
    return `${this.rootUrl}/windflow/environment/${encodeURIComponent(name)}/`;
  }

  /** A page of an environment: `inEnvironment("local", "container", "web", "logs")`. */
  inEnvironment(name: string, ...parts: string[]): string {
    const path = parts.filter((part) => part !== "").map((part) => `${encodeURIComponent(part)}/`);
    return `${this.environment(name)}${path.join("")}`;
  }

  container(environment: string, id: string, ...parts: string[]): string {
    return this.inEnvironment(environment, "container", id, ...parts);
  }

  stack(environment: string, project: string, ...parts: string[]): string {
    return this.inEnvironment(environment, "stack", project, ...parts);
  }

  operation(id: string): string {
    return `${this.rootUrl}/windflow/operation/${encodeURIComponent(id)}/`;
  }

  audit(): string {
    return `${this.rootUrl}/windflow/audit/`;
  }

  api(path: string): string {
    return `${this.rootUrl}/windflow/api/${path}`;
  }

  /** Something of Jenkins, given relative to its root. */
  jenkins(path: string): string {
    return `${this.rootUrl}/${path.replace(/^\/+/, "")}`;
  }

  /** Where environments are added. */
  configuration(): string {
    return this.jenkins("manage/configure");
  }

  login(): string {
    return this.jenkins("login");
  }
}
