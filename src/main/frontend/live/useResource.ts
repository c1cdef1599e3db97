import { useCallback, useEffect, useReducer, useRef } from "react";
import { ApiError } from "../api/ApiError";
import { loaded, type Loaded, type LoadedAction } from "./loaded";
import type { LiveEvent } from "./protocol";
import { useTopic } from "./useLive";

export interface Resource<T> {
  state: Loaded<T>;
  /** Asks again because the user wants it. */
  retry: () => void;
}

/**
 * Something that is asked for once and then kept up to date by the events `eventName` of a topic, whose data is the whole of it.
 * `load` must stay the same function as long as it asks for the same thing. Events for which `outdates` is true say only that it
 * has to be asked for again.
 */
export function useResource<T>(topic: string, eventName: string, load: () => Promise<T>, outdates?: (event: LiveEvent) => boolean): Resource<T> {
  const [state, dispatch] = useReducer<Loaded<T>, [LoadedAction<T>]>(loaded<T>, { phase: "loading" });
  const newest = useRef(0);

  const refresh = useCallback(() => {
    const mine = ++newest.current;
    // An answer that was overtaken by a later one or by an event is old news.
    const ifNewest = (action: LoadedAction<T>) => {
      if (mine === newest.current) {
        dispatch(action);
      }
    };
    load().then(
      (value) => ifNewest({ type: "loaded", value }),
      (failure: unknown) => ifNewest({ type: "failed", error: asApiError(failure) }),
    );
  }, [load]);

  const take = (event: LiveEvent) => {
    if (event.name === eventName) {
      newest.current++;
      dispatch({ type: "loaded", value: event.data as T });
    } else if (event.name === "gone" || outdates?.(event)) {
      refresh();
    }
  };

  useEffect(() => refresh(), [refresh]);
  useTopic(topic, take, refresh);

  const retry = useCallback(() => {
    dispatch({ type: "retry" });
    refresh();
  }, [refresh]);
  return { state, retry };
}

export function asApiError(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError(0, `The page has a fault: ${String(failure)}`);
}
