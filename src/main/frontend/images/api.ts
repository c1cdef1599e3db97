import type { UsingContainer } from "../objects/types";

export interface Image {
  /** With sha256:. */
  id: string;
  tags: string[];
  digests: string[];
  created: string;
  /** Bytes, with the layers that it shares. */
  size: number;
  labels: Record<string, string>;
  dangling: boolean;
  containers: UsingContainer[];
}

export interface ImageList {
  images: Image[];
}

export interface ImageLayer {
  id: string;
  created: string;
  createdBy: string;
  size: number;
  comment: string;
  tags: string[];
}

export interface ImageDetails {
  image: Image;
  history: ImageLayer[];
  /** The engine's own answer. */
  inspect: { Os?: string; Architecture?: string; Variant?: string; Author?: string; Config?: ImageConfig; RootFS?: { Layers?: string[] } };
}

export interface ImageConfig {
  Cmd?: string[] | null;
  Entrypoint?: string[] | null;
  Env?: string[] | null;
  ExposedPorts?: Record<string, unknown> | null;
  Volumes?: Record<string, unknown> | null;
  WorkingDir?: string;
  User?: string;
  StopSignal?: string;
  Labels?: Record<string, string> | null;
}
