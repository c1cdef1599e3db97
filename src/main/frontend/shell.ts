/** What the page shell (Jelly, or the devhost) says about itself: the data attributes of #windflow-app. */
export interface Shell {
  /** The part of a build's or a job's page, or Windflow's own pages, among which the address decides. */
  view: "pages" | "build" | "job";
  /** Jenkins' context path without a trailing slash: "/jenkins", or "". */
  rootUrl: string;
  /** Id of who looks at the page: what the browser remembers is kept apart for each. */
  user: string;
  /** Ids of operations, in the build view. */
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
  const view = data.view;
  return {
    view: view === "build" || view === "job" ? view : "pages",
    rootUrl: (data.rootUrl ?? document.head.dataset.rooturl ?? "").replace(/\/+$/, ""),
    user: data.user ?? "",
    operations: words(data.operation),
    buildUrl: data.buildUrl ?? "",
    jobUrl: data.jobUrl ?? "",
    permissions: new Set(words(data.permissions) as Permission[]),
  };
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
}
