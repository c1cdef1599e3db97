import { useCallback, useEffect, useReducer, useRef } from "react";
import type { ApiError } from "../api/ApiError";
import type { Deployment, DeploymentPage } from "../api/types";
import { useApp } from "../AppContext";
import { OPERATIONS } from "./topics";
import { useTopic } from "./useLive";
import { asApiError } from "./useResource";

export interface DeploymentFilter {
  environment: string;
  outcome: string;
}

export interface History {
  deployments: Deployment[];
  /** Where older ones begin; null when there are none, undefined while nobody knows. */
  before: number | null | undefined;
  loading: boolean;
  error: ApiError | null;
}

type Change = { type: "ask"; anew: boolean } | { type: "page"; anew: boolean; page: DeploymentPage } | { type: "failed"; error: ApiError };

const NOTHING: History = { deployments: [], before: undefined, loading: true, error: null };

function change(history: History, action: Change): History {
  switch (action.type) {
    case "ask":
      return action.anew ? NOTHING : { ...history, loading: true, error: null };
    case "page":
      return {
        deployments: action.anew ? action.page.deployments : [...history.deployments, ...action.page.deployments],
        before: action.page.before,
        loading: false,
        error: null,
      };
    case "failed":
      return { ...history, loading: false, error: action.error };
  }
}

/** The deployments of the page's job, page by page; the first page comes anew when an operation changes. */
export function useHistory({ environment, outcome }: DeploymentFilter): History & { more: () => void } {
  const { api, shell } = useApp();
  const [history, dispatch] = useReducer(change, NOTHING);
  const newest = useRef(0);
  const paged = useRef(false);

  const ask = useCallback(
    (before: number | null, quiet: boolean) => {
      const mine = ++newest.current;
      const anew = before === null;
      paged.current = !anew;
      if (!quiet) {
        dispatch({ type: "ask", anew });
      }
      api.history(shell.jobUrl, { environment, outcome, before }).then(
        (page) => mine === newest.current && dispatch({ type: "page", anew, page }),
        (failure: unknown) => mine === newest.current && dispatch({ type: "failed", error: asApiError(failure) }),
      );
    },
    [api, shell.jobUrl, environment, outcome],
  );

  useEffect(() => ask(null, false), [ask]);
  // Who reads older pages is not thrown back to the first one.
  const refresh = () => {
    if (!paged.current) {
      ask(null, true);
    }
  };
  useTopic(OPERATIONS, refresh, refresh);
  return { ...history, more: () => typeof history.before === "number" && ask(history.before, false) };
}
