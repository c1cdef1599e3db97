import type { Api } from "../api/Api";
import type { OperationDocument, PlanAction, Stack } from "../api/types";

/** What can be done to a stack as it is. */
export type StackVerb = "start" | "stop" | "restart" | "pause" | "unpause" | "kill" | "pull" | "update";

export interface PublishedPort {
  address: string;
  host: number;
  container: number;
  protocol: string;
}

/** One stack with what belongs to it. */
export interface StackDocument {
  stack: Stack;
  /** By the id of the container. */
  ports: Record<string, PublishedPort[]>;
  networks: { name: string; driver: string }[];
  volumes: { name: string; driver: string }[];
  workingDirectory: string;
  configFiles: string;
  filesMayBeHere: boolean;
}

/** A file as it is written; null where the text is the one of the revision that the edit began from, and may not be seen. */
export interface EditedFile {
  path: string;
  text: string | null;
}

export interface EditOptions {
  pull: "always" | "missing" | "never" | null;
  removeOrphans: boolean;
  timeout: number;
  minUptime: number;
  rollback: boolean;
}

/** What would be deployed. */
export interface Edit {
  /** Number of the revision that it began from; 0 for none. */
  base: number;
  files: EditedFile[];
  further: EditedFile[];
  variables: Record<string, string | null>;
  /** Ids of credentials by name. */
  secrets: Record<string, string>;
  profiles: string[];
  services: string[];
  projectDirectory: string | null;
  options: EditOptions;
}

export interface Problem {
  file: string;
  line: number;
  column: number;
  key: string;
  message: string;
}

export interface VariableUse {
  name: string;
  state: "USED" | "UNUSED" | "MISSING" | "DEFAULT";
  origin: "VARIABLES" | "SECRETS" | "DOT_ENV" | "INCLUDE" | "PROJECT" | "DEFAULT" | "NONE";
  uses: number;
  places: { file: string; line: number }[];
}

export interface Check {
  problems: Problem[];
  warnings: Problem[];
  variables: VariableUse[];
  complete: boolean;
  services: string[];
}

/** A whole revision; texts and values are null for who may not see them. */
export interface RevisionDocument extends Omit<Edit, "base" | "options" | "files" | "further"> {
  number: number;
  contents: boolean;
  files: (EditedFile & { withheld: string | null })[];
  further: (EditedFile & { withheld: string | null })[];
  options: EditOptions & { build: boolean | null };
  withheld: string[];
}

export interface Adoption {
  contents: boolean;
  files: EditedFile[];
  further: EditedFile[];
  variables: Record<string, string | null>;
  projectDirectory: string | null;
  services: string[];
  remarks: string[];
  differences: PlanAction[];
}

export interface SecretEntry {
  id: string;
  name: string;
  kind: "text" | "file";
}

/** The calls about one stack. */
export class StackCalls {
  private readonly path: string;

  constructor(
    private readonly api: Api,
    private readonly environment: string,
    project: string,
  ) {
    this.path = `environment/${encodeURIComponent(environment)}/stack/${encodeURIComponent(project)}/`;
  }

  get(): Promise<StackDocument> {
    return this.api.get(this.path);
  }

  act(verb: StackVerb, services: string[] = []): Promise<string> {
    return this.submit(verb, { services });
  }

  down(volumes: boolean): Promise<string> {
    return this.submit("down", { volumes, removeOrphans: true });
  }

  async forget(): Promise<void> {
    await this.api.post(`${this.path}forget`, {});
  }

  revision(number: number): Promise<RevisionDocument> {
    return this.api.get(`${this.path}revisions/${number}/`);
  }

  async check(edit: Edit): Promise<Check> {
    return (await (await this.api.post(`${this.path}edit/check`, edit)).json()) as Check;
  }

  plan(edit: Edit): Promise<string> {
    return this.submit("edit/plan", edit);
  }

  deploy(edit: Edit): Promise<string> {
    return this.submit("edit/deploy", edit);
  }

  async propose(from: "containers" | "files"): Promise<Adoption> {
    return (await (await this.api.post(`${this.path}adoption/propose`, { from })).json()) as Adoption;
  }

  adopt(from: "containers" | "files"): Promise<string> {
    return this.submit("adoption/adopt", { from });
  }

  async secrets(): Promise<SecretEntry[]> {
    return (await this.api.get<{ secrets: SecretEntry[] }>(`environment/${encodeURIComponent(this.environment)}/secrets`)).secrets;
  }

  /** Submits an operation; its id. */
  private async submit(what: string, body: unknown): Promise<string> {
    const answer = await this.api.post(`${this.path}${what}`, body);
    return ((await answer.json()) as OperationDocument).operation.id;
  }
}
