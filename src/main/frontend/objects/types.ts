/** A container as the user of something. */
export interface UsingContainer {
  id: string;
  name: string;
  /** The engine's word: running, exited, created, ... */
  state: string;
  /** Empty for none. */
  stack: string;
  service: string;
}

export interface PrunePreview {
  items: Doomed[];
  bytes: number;
}

/** One thing that a prune would take. */
export interface Doomed {
  kind: "CONTAINER" | "NETWORK" | "VOLUME" | "IMAGE" | "BUILD_CACHE";
  id: string;
  name: string;
  /** Null when nobody knows. */
  bytes: number | null;
  note: string;
}

export interface BatchResults {
  results: { key: string; ok: boolean; message: string }[];
}
