import { createContext, useContext } from "react";
import type { Match, Params } from "./match";

/** Where the browser is among Windflow's pages, and the way to others. */
export interface RouterState {
  /** Null when there is no page at the address. */
  match: Match | null;
  /** The part of the address behind the question mark. */
  query: string;
  /** How many pages were gone to since the browser loaded this one. */
  visit: number;
  /** Whether the browser's own buttons led here. */
  returned: boolean;
  /** Whether an address of this Jenkins is one of the pages that are shown without loading anew. */
  leadsTo: (href: string) => boolean;
  /** Goes to an address of this Jenkins; `replace` leaves no way back to the present one. */
  navigate: Navigate;
}

export type Navigate = (href: string, options?: { replace?: boolean }) => void;

export const RouterContext = createContext<RouterState | null>(null);

/** The router, or null on pages that stand alone, such as those of builds. */
export function useRouter(): RouterState | null {
  return useContext(RouterContext);
}

/** The named parts of the page's address: `const { environment, id } = useParams<"environment" | "id">()`. */
export function useParams<Name extends string>(): Readonly<Record<Name, string>> {
  const params: Params | undefined = useRouter()?.match?.params;
  if (params === undefined) {
    throw new Error("Only a page that a route leads to has parts of an address.");
  }
  return params as Readonly<Record<Name, string>>;
}

/** The way to other pages; those that are none of ours are loaded by the browser. */
export function useNavigate(): Navigate {
  return useRouter()?.navigate ?? loadPage;
}

function loadPage(href: string, options?: { replace?: boolean }): void {
  if (options?.replace) {
    location.replace(href);
  } else {
    location.assign(href);
  }
}
