import { createContext, type ReactNode, useCallback, useContext } from "react";
import { ApiError } from "../api/ApiError";
import type { Environment, EnvironmentList } from "../api/types";
import { useApp } from "../AppContext";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { Name } from "../components/Name";
import { Skeleton } from "../components/Skeleton";
import { ENVIRONMENTS } from "../live/topics";
import { useResource } from "../live/useResource";

const EnvironmentContext = createContext<Environment | null>(null);

/** The environment to which the page belongs, as it is now. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext);
  if (environment === null) {
    throw new Error("This is not on a page of an environment.");
  }
  return environment;
}

/** Follows one environment for all that is shown of it. What is known of it is shown also while its engine does not answer. */
export function EnvironmentProvider({ name, children }: { name: string; children: ReactNode }) {
  const { api } = useApp();
  const load = useCallback(() => api.environments(), [api]);
  const { state, retry } = useResource<EnvironmentList>(ENVIRONMENTS, ENVIRONMENTS, load);
  const environment = state.phase === "ready" ? state.value.environments.find((one) => one.name === name) : undefined;
  if (environment !== undefined) {
    return <EnvironmentContext value={environment}>{children}</EnvironmentContext>;
  }
  return (
    <>
      <AppBar title={<Name>{name}</Name>} />
      {state.phase === "loading" ? (
        <Skeleton kind="row" amount={6} />
      ) : (
        <FailureNotice error={state.phase === "failed" ? state.error : new ApiError(404, `There is no environment "${name}" that you may see.`)} retry={retry} />
      )}
    </>
  );
}
