/** What the page shell (Jelly, or the devhost) says about itself: the data attributes of #windflow-app. */
export interface Shell {
  view: "overview" | "environment" | "stack" | "operation" | "build" | "job";
  /** Jenkins' context path without a trailing slash: "/jenkins", or "". */
  rootUrl: string;
  /** Name of the environment, in the environment and the stack view. */
  environment: string;
  /** What follows the environment in the page's address, decoded: ["container", "web", "logs"]. */
  path: string[];
  /** Name of the Compose project, in the stack view. */
  project: string;
  /** Ids of operations: one in the operation view, any number in the build view. */
  operations: string[];
  /** Relative to Jenkins' root, in the build view. */
  buildUrl: string;
  /** Relative to Jenkins' root, in the job view. */
  jobUrl: string;
  permissions: ReadonlySet<Permission>;
}

export type Permission = "view" | "operate" | "deploy" | "delete" | "exec" | "files" | "secrets" | "configure";

export function readShell(root: HTMLElement): Shell {
  const data = root.dataset;
  const path = data.view === "environment" ? pathBelowEnvironment(location.pathname) : [];
  const view = path[0] === "stack" ? "stack" : data.view;
  return {
    view: view === "environment" || view === "stack" || view === "operation" || view === "build" || view === "job" ? view : "overview",
    rootUrl: (data.rootUrl ?? document.head.dataset.rooturl ?? "").replace(/\/+$/, ""),
    environment: data.environment ?? "",
    path,
    project: view === "stack" ? (path[1] ?? "") : "",
    operations: words(data.operation),
    buildUrl: data.buildUrl ?? "",
    jobUrl: data.jobUrl ?? "",
    permissions: new Set(words(data.permissions) as Permission[]),
  };
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
}

function pathBelowEnvironment(pathname: string): string[] {
  const below = /\/windflow\/environment\/[^/]+\/(.*)$/.exec(pathname)?.[1] ?? "";
  return below
    .split("/")
    .filter((segment) => segment !== "")
    .map(decodeURIComponent);
}
