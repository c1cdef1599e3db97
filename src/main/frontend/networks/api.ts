import type { UsingContainer } from "../objects/types";

export interface Endpoint extends UsingContainer {
  /** Empty while the container does not run. */
  ipv4: string;
  ipv6: string;
  macAddress: string;
}

export interface AddressPool {
  subnet: string;
  range: string;
  gateway: string;
  auxiliary: Record<string, string>;
}

export interface Network {
  id: string;
  name: string;
  driver: string;
  scope: string;
  created: string;
  /** Whether the engine cannot do without it. */
  builtIn: boolean;
  internal: boolean;
  attachable: boolean;
  ipv6: boolean;
  ipam: string;
  pools: AddressPool[];
  options: Record<string, string>;
  labels: Record<string, string>;
  stack: string;
  containers: Endpoint[];
}

export interface NetworkList {
  networks: Network[];
  /** All of them, also those that are in no network. */
  containers: UsingContainer[];
}
