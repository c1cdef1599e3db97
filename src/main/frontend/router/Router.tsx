import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useState, useTransition } from "react";
import { type Match, match, type Route } from "./match";
import { RouterContext, type RouterState } from "./RouterContext";

interface Place {
  match: Match | null;
  query: string;
  visit: number;
  returned: boolean;
}

interface Props {
  routes: readonly Route[];
  /** The path below which all pages are: "/jenkins/windflow/". */
  base: string;
  children: ReactNode;
}

/**
 * Follows the browser's address: links between Windflow's pages change it without loading the page anew, the browser's buttons lead back.
 * The page that is left stays until the code of the next one is there.
 */
export function Router({ routes, base, children }: Props) {
  const [place, setPlace] = useState<Place>(() => ({ ...here(routes, base), visit: 0, returned: false }));
  const [, startTransition] = useTransition();

  const arrive = useCallback(
    (newPage: boolean, returned: boolean) => startTransition(() => setPlace(({ visit }) => ({ ...here(routes, base), visit: newPage ? visit + 1 : visit, returned }))),
    [routes, base],
  );
  const navigate = useCallback(
    (href: string, { replace = false } = {}) => {
      const target = new URL(href, location.href);
      if (!within(target, base) || match(routes, target.pathname.slice(base.length)) === null) {
        location.assign(href);
        return;
      }
      const newPage = target.pathname !== location.pathname;
      const same = target.href === location.href;
      history[replace || same ? "replaceState" : "pushState"](null, "", target);
      arrive(newPage, false);
    },
    [routes, base, arrive],
  );
  const leadsTo = useCallback(
    (href: string) => {
      const target = new URL(href, location.href);
      return within(target, base) && match(routes, target.pathname.slice(base.length)) !== null;
    },
    [routes, base],
  );

  const back = useEffectEvent(() => arrive(true, true));
  useEffect(() => {
    const listener = () => back();
    addEventListener("popstate", listener);
    return () => removeEventListener("popstate", listener);
  }, []);

  const state = useMemo<RouterState>(() => ({ ...place, leadsTo, navigate }), [place, leadsTo, navigate]);
  return <RouterContext value={state}>{children}</RouterContext>;
}

function here(routes: readonly Route[], base: string): Pick<Place, "match" | "query"> {
  return { match: within(new URL(location.href), base) ? match(routes, location.pathname.slice(base.length)) : null, query: location.search.replace(/^\?/, "") };
}

function within(target: URL, base: string): boolean {
  return target.origin === location.origin && `${target.pathname}/`.startsWith(base);
}
