import { useCallback, useMemo } from "react";
import { useRouter } from "./RouterContext";

/**
 * What the address says behind its question mark, so that a search or a filter can be kept as a bookmark and is there again on the way
 * back. Setting an empty value takes the name out of the address; none of it leaves a step in the browser's history.
 */
export function useQuery(): [query: URLSearchParams, set: (changes: Record<string, string>) => void] {
  const router = useRouter();
  const text = router?.query ?? "";
  const query = useMemo(() => new URLSearchParams(text), [text]);
  const navigate = router?.navigate;
  const set = useCallback(
    (changes: Record<string, string>) => {
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === "") {
          next.delete(name);
        } else {
          next.set(name, value);
        }
      }
      const search = next.toString();
      navigate?.(`${location.pathname}${search === "" ? "" : `?${search}`}${location.hash}`, { replace: true });
    },
    [navigate],
  );
  return [query, set];
}
