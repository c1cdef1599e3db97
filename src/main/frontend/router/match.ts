import type { ComponentType } from "react";

/** The parts of an address that a path names with a colon, decoded. */
export type Params = Readonly<Record<string, string>>;

/** One kind of page. */
export interface Route {
  /** Below /windflow/, without slashes at its ends: "environment/:environment/container/:id/logs". */
  path: string;
  /** Usually made by `view`, so that its code is loaded when it is wanted. */
  view: ComponentType;
  /** What the browser's window is called. */
  title: (params: Params) => string;
  /** Name of the environment's tab that this page is; the page is then shown below the environment's title and tabs. */
  tab?: string;
}

export interface Match {
  route: Route;
  params: Params;
}

/** The first route that an address below /windflow/ fits, with or without slashes at its ends; null when there is none. */
export function match(routes: readonly Route[], address: string): Match | null {
  const parts = decoded(address);
  if (parts === null) {
    return null;
  }
  for (const route of routes) {
    const params = fit(partsOf(route.path), parts);
    if (params !== null) {
      return { route, params };
    }
  }
  return null;
}

function fit(pattern: string[], parts: string[]): Params | null {
  if (pattern.length !== parts.length) {
    return null;
  }
  const params: Record<string, string> = {};
  for (const [at, wanted] of pattern.entries()) {
    const part = parts[at] ?? "";
    if (wanted.startsWith(":")) {
      params[wanted.slice(1)] = part;
    } else if (wanted !== part) {
      return null;
    }
  }
  return params;
}

function partsOf(address: string): string[] {
  return address.split("/").filter((part) => part !== "");
}

function decoded(address: string): string[] | null {
  try {
    return partsOf(address).map(decodeURIComponent);
  } catch {
    // A percent sign that begins no character: no page has such an address.
    return null;
  }
}
