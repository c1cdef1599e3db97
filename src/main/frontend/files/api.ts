import type { Api } from "../api/Api";
import type { FileKind } from "./names";

/** Where files are: a volume or a container of an environment. */
export interface Place {
  environment: string;
  kind: "volume" | "container";
  name: string;
}

export interface FileEntry {
  name: string;
  kind: FileKind;
  size: number;
  mode: number;
  owner: string;
  group: string;
  /** Seconds since 1970. */
  modified: number;
  target: string;
}

export interface Listing {
  path: string;
  folder: FileEntry;
  complete: boolean;
  usedBy: string[];
  shell: boolean;
  limits: string;
  entries: FileEntry[];
}

export interface FileText {
  path: string;
  text: string;
  encoding: string;
  version: string;
}

export interface Result {
  key: string;
  ok: boolean;
  message: string;
}

/** The calls about the files of one place. */
export class FilesApi {
  constructor(
    private readonly api: Api,
    private readonly place: Place,
    /** Whether files are changed although a running container uses them. */
    readonly inUse: boolean,
  ) {}

  list(path: string): Promise<Listing> {
    return this.api.get(this.call("list", { path }));
  }

  text(path: string): Promise<FileText> {
    return this.api.get(this.call("text", { path }));
  }

  async save(file: FileText, text: string): Promise<FileText> {
    const { path, encoding, version } = file;
    const call = this.call("text", { path, encoding, version, inUse: String(this.inUse) });
    return JSON.parse(await this.api.sendFile(call, new Blob([text]))) as FileText;
  }

  async create(path: string, folder: boolean): Promise<void> {
    await this.post("create", { path, folder });
  }

  async move(from: string, to: string): Promise<void> {
    await this.post("move", { from, to });
  }

  async copy(from: string, to: string): Promise<void> {
    await this.post("copy", { from, to });
  }

  async mode(items: string[], mode: string, recursive: boolean): Promise<Result[]> {
    return this.results("mode", { items, mode, recursive });
  }

  async owner(items: string[], owner: string, recursive: boolean): Promise<Result[]> {
    return this.results("owner", { items, owner, recursive });
  }

  async remove(items: string[]): Promise<Result[]> {
    return this.results("remove", { items });
  }

  async upload(path: string, body: Blob, replace: boolean, onProgress: (sent: number) => void, signal: AbortSignal): Promise<void> {
    await this.api.sendFile(this.call("upload", { path, replace: String(replace), inUse: String(this.inUse) }), body, { onProgress, signal });
  }

  /** Below /windflow/api/, for the browser itself. */
  download(paths: string[]): string {
    return `${this.call("download", {})}?${new URLSearchParams(paths.map((path) => ["path", path]))}`;
  }

  private async results(call: string, body: object): Promise<Result[]> {
    const answer = await this.post(call, body);
    return ((await answer.json()) as { results: Result[] }).results;
  }

  private post(call: string, body: object): Promise<Response> {
    return this.api.post(this.call(call, {}), { ...body, inUse: this.inUse });
  }

  private call(name: string, query: Record<string, string>): string {
    const { environment, kind, name: place } = this.place;
    const parameters = new URLSearchParams(query).toString();
    return `environment/${encodeURIComponent(environment)}/${kind}/${encodeURIComponent(place)}/files/${name}${parameters === "" ? "" : `?${parameters}`}`;
  }
}
