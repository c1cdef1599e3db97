import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../api/ApiError";
import type { Resource } from "../live/useResource";
import type { FilesApi, Listing } from "./api";

/** A folder of a place, read when it is entered and whenever somebody asks: nothing tells when files change. */
export function useListing(api: FilesApi, path: string): Resource<Listing> {
  const [state, setState] = useState<Resource<Listing>["state"]>({ phase: "loading" });
  const asked = useRef(0);
  const retry = useCallback(() => {
    const mine = (asked.current += 1);
    api.list(path).then(
      (value) => mine === asked.current && setState({ phase: "ready", value, stale: null }),
      (reason: unknown) => {
        const error = reason instanceof ApiError ? reason : new ApiError(0, String(reason));
        if (mine === asked.current) {
          // A folder that was shown stays; one that is wanted now and cannot be had is not replaced by another.
          setState((before) => (before.phase === "ready" && before.value.path === path ? { ...before, stale: error } : { phase: "failed", error }));
        }
      },
    );
  }, [api, path]);
  useEffect(() => {
    retry();
    return () => {
      asked.current += 1;
    };
  }, [retry]);
  return { state, retry };
}
