/** The addresses of Windflow's pages, under Jenkins' context path. */
export class Urls {
  constructor(readonly rootUrl: string) {}

  overview(): string {
    return `${this.rootUrl}/windflow/`;
  }

  environment(name: string): string {
    return `${this.rootUrl}/windflow/environment/${encodeURIComponent(name)}/`;
  }

  stack(environment: string, project: string): string {
    return `${this.environment(environment)}stack/${encodeURIComponent(project)}/`;
  }

  operation(id: string): string {
    return `${this.rootUrl}/windflow/operation/${encodeURIComponent(id)}/`;
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
