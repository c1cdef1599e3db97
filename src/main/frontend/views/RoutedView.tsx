import { type ReactNode, Suspense } from "react";
import { ApiError } from "../api/ApiError";
import { AppBar } from "../components/AppBar";
import { FailureNotice } from "../components/FailureNotice";
import { Skeleton } from "../components/Skeleton";
import { Arrival } from "../router/Arrival";
import type { Match } from "../router/match";
import { useRouter } from "../router/RouterContext";
import { ViewBoundary } from "../router/ViewBoundary";
import { EnvironmentFrame } from "./EnvironmentFrame";
import { EnvironmentProvider } from "./EnvironmentProvider";

/** The page to which the address leads. What an environment's pages have in common stays while one goes from one to another. */
export function RoutedView() {
  const router = useRouter();
  if (router === null || router.match === null) {
    return (
      <>
        <AppBar title="Windflow" />
        <FailureNotice error={new ApiError(404, "There is no page at this address.")} retry={() => location.reload()} />
      </>
    );
  }
  const { match, visit, returned } = router;
  const { route, params } = match;
  const page = (
    <ViewBoundary key={route.path}>
      <Suspense fallback={<Skeleton kind="row" amount={6} />}>
        <route.view key={JSON.stringify(params)} />
        <Arrival title={route.title(params)} visit={visit} returned={returned} />
      </Suspense>
    </ViewBoundary>
  );
  return params.environment === undefined ? page : <InEnvironment match={match}>{page}</InEnvironment>;
}

function InEnvironment({ match: { route, params }, children }: { match: Match; children: ReactNode }) {
  const name = params.environment ?? "";
  return (
    <EnvironmentProvider key={name} name={name}>
      {route.tab === undefined ? children : <EnvironmentFrame tab={route.tab}>{children}</EnvironmentFrame>}
    </EnvironmentProvider>
  );
}
