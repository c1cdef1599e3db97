import { Suspense } from "react";
import { useApp } from "../AppContext";
import { Skeleton } from "../components/Skeleton";
import { PaletteKey } from "../palette/PaletteKey";
import { Router } from "../router/Router";
import { ROUTES } from "../router/routes";
import { ViewBoundary } from "../router/ViewBoundary";
import { view } from "../router/view";
import { RoutedView } from "./RoutedView";

const BuildView = view(() => import("./BuildView"), "BuildView");
const JobView = view(() => import("./JobView"), "JobView");

/** What the page shell asks for: the part of a build's or a job's page, or all of Windflow's own pages, among which the address decides. */
export function View() {
  const { shell, urls } = useApp();
  if (shell.view === "pages") {
    return (
      <Router routes={ROUTES} base={urls.overview()}>
        <RoutedView />
        <PaletteKey />
      </Router>
    );
  }
  return (
    <ViewBoundary>
      <Suspense fallback={<Skeleton kind="row" amount={6} />}>{shell.view === "build" ? <BuildView /> : <JobView />}</Suspense>
    </ViewBoundary>
  );
}
