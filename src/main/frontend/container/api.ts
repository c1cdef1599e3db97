import type { Api } from "../api/Api";
import type { OperationDocument } from "../api/types";

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What the engine says about a container, and what of that was configured. */
export interface ContainerDocument {
  /** Whether secrets were left out. */
  masked: boolean;
  apiVersion: string;
  inspect: JsonObject;
  /** In the form of Docker's create call. */
  settings: JsonObject;
  /** The configuration of its image. */
  image: JsonObject;
}

export interface Processes {
  titles: string[];
  processes: string[][];
}

/** What a container used at a moment; bytes since it started, except for the memory. */
export interface Stats {
  time: string;
  /** 100 is one processor; null in the first sample of a stream. */
  cpuPercent: number | null;
  memory: number;
  memoryLimit: number;
  received: number;
  sent: number;
  read: number;
  written: number;
  pids: number;
}

export interface EditPlan {
  way: "NONE" | "UPDATE" | "RECREATE";
  name: string;
  changes: { field: string; before: Json; after: Json }[];
  dependants: string[];
  losses: string[];
  warnings: string[];
}

export interface EditRequest {
  edits: JsonObject;
  pull: boolean;
}

/** The calls about one container. */
export class ContainerApi {
  private readonly path: string;

  constructor(
    private readonly api: Api,
    environment: string,
    id: string,
  ) {
    this.path = `environment/${encodeURIComponent(environment)}/container/${encodeURIComponent(id)}/`;
  }

  get(): Promise<ContainerDocument> {
    return this.api.get(this.path);
  }

  processes(): Promise<Processes> {
    return this.api.get(`${this.path}processes`);
  }

  async stats(): Promise<Stats> {
    return this.api.get(`${this.path}stats`);
  }

  async preview(request: EditRequest): Promise<EditPlan> {
    return (await (await this.api.post(`${this.path}preview`, request)).json()) as EditPlan;
  }

  /** What was done in place, or the operation that does it. */
  async edit(request: EditRequest): Promise<EditPlan | OperationDocument> {
    return (await (await this.api.post(`${this.path}edit`, request)).json()) as EditPlan | OperationDocument;
  }
}

/** Submits the operation that makes a container; its id. */
export async function createContainer(api: Api, environment: string, settings: JsonObject, pull: boolean, start: boolean): Promise<string> {
  const answer = await api.post(`environment/${encodeURIComponent(environment)}/containers/create`, { settings, pull, start });
  return ((await answer.json()) as OperationDocument).operation.id;
}
