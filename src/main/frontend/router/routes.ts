import type { Route } from "./match";
import { view } from "./view";

/**
 * The pages of one environment, below /windflow/environment/<name>/. Those with a `tab` are its tabs, in this order; they are shown below
 * the environment's title. All others bring their own title (ObjectFrame).
 */
const OF_ENVIRONMENT: Route[] = [
  { path: "", tab: "Overview", title: ({ environment }) => `${environment}`, view: view(() => import("../views/EnvironmentView"), "EnvironmentView") },
  { path: "containers", tab: "Containers", title: ({ environment }) => `Containers - ${environment}`, view: view(() => import("../containers/ContainersView"), "ContainersView") },
  { path: "images", tab: "Images", title: ({ environment }) => `Images - ${environment}`, view: view(() => import("../images/ImagesView"), "ImagesView") },
  { path: "volumes", tab: "Volumes", title: ({ environment }) => `Volumes - ${environment}`, view: view(() => import("../volumes/VolumesView"), "VolumesView") },
  { path: "networks", tab: "Networks", title: ({ environment }) => `Networks - ${environment}`, view: view(() => import("../networks/NetworksView"), "NetworksView") },
  { path: "stacks", tab: "Stacks", title: ({ environment }) => `Stacks - ${environment}`, view: view(() => import("../stacks/StacksView"), "StacksView") },
  { path: "stacks/create", title: ({ environment }) => `New stack - ${environment}`, view: view(() => import("../stacks/CreateView"), "CreateView") },
  { path: "stack/:project", title: ({ project, environment }) => `${project} - ${environment}`, view: view(() => import("../stacks/StackView"), "StackView") },
  { path: "stack/:project/edit", title: ({ project, environment }) => `Edit ${project} - ${environment}`, view: view(() => import("../stacks/EditView"), "EditView") },
  { path: "stack/:project/logs", title: ({ project, environment }) => `Logs of ${project} - ${environment}`, view: view(() => import("../stacks/StackLogsView"), "StackLogsView") },
  { path: "stack/:project/revisions", title: ({ project, environment }) => `Revisions of ${project} - ${environment}`, view: view(() => import("../stacks/RevisionsView"), "RevisionsView") },
  { path: "system", tab: "System", title: ({ environment }) => `System - ${environment}`, view: view(() => import("../system/SystemView"), "SystemView") },
  { path: "events", tab: "Events", title: ({ environment }) => `Events - ${environment}`, view: view(() => import("../events/EventsView"), "EventsView") },
  { path: "image/:id", title: ({ id }) => `Image ${id}`, view: view(() => import("../images/ImageView"), "ImageView") },
  { path: "volume/:name", title: ({ name, environment }) => `${name} - ${environment}`, view: view(() => import("../volumes/VolumeView"), "VolumeView") },
  { path: "network/:name", title: ({ name, environment }) => `${name} - ${environment}`, view: view(() => import("../networks/NetworkView"), "NetworkView") },
  { path: "containers/create", title: ({ environment }) => `New container - ${environment}`, view: view(() => import("../container/CreateView"), "CreateView") },
  { path: "container/:id", title: ({ id }) => `${id}`, view: view(() => import("../container/OverviewTab"), "OverviewTab") },
  { path: "container/:id/logs", title: ({ id }) => `Log of ${id}`, view: view(() => import("../logs/ContainerLogsView"), "ContainerLogsView") },
  { path: "container/:id/stats", title: ({ id }) => `Stats of ${id}`, view: view(() => import("../container/StatsTab"), "StatsTab") },
  { path: "container/:id/processes", title: ({ id }) => `Processes of ${id}`, view: view(() => import("../container/ProcessesTab"), "ProcessesTab") },
  { path: "container/:id/inspect", title: ({ id }) => `Inspect ${id}`, view: view(() => import("../container/InspectTab"), "InspectTab") },
  { path: "container/:id/edit", title: ({ id }) => `Edit ${id}`, view: view(() => import("../container/EditTab"), "EditTab") },
  { path: "container/:id/terminal", title: ({ id }) => `Terminal in ${id}`, view: view(() => import("../terminal/TerminalView"), "TerminalView") },
  { path: "container/:id/files", title: ({ id }) => `Files of ${id}`, view: view(() => import("../files/FilesView"), "ContainerFilesView") },
  { path: "volume/:name/files", title: ({ name }) => `Files of ${name}`, view: view(() => import("../files/FilesView"), "VolumeFilesView") },
  { path: "logs", title: ({ environment }) => `Logs - ${environment}`, view: view(() => import("../logs/LogsView"), "LogsView") },
];

/** Every page below /windflow/ and what it shows. */
export const ROUTES: readonly Route[] = [
  { path: "", title: () => "Windflow", view: view(() => import("../views/OverviewView"), "OverviewView") },
  { path: "operation/:operation", title: () => "Operation - Windflow", view: view(() => import("../views/OperationView"), "OperationView") },
  { path: "audit", title: () => "Audit log - Windflow", view: view(() => import("../audit/AuditView"), "AuditView") },
  ...OF_ENVIRONMENT.map((route) => ({ ...route, path: `environment/:environment/${route.path}` })),
];
