import type { UsingContainer } from "../objects/types";

export interface Volume {
  name: string;
  driver: string;
  mountpoint: string;
  scope: string;
  created: string;
  labels: Record<string, string>;
  options: Record<string, string>;
  /** What the contents are when they are on another machine: "nfs", "cifs"; else empty. */
  share: string;
  /** Whether nobody has named it. */
  anonymous: boolean;
  stack: string;
  /** Whether this Jenkins has made it. */
  ours: boolean;
  containers: UsingContainer[];
}

export interface VolumeList {
  volumes: Volume[];
}

export interface VolumeSizes {
  /** Bytes by name. */
  sizes: Record<string, number>;
}
