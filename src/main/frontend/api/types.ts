/** The JSON of Windflow's API, as docs/openapi.yaml describes it. Times are ISO-8601 in UTC, durations milliseconds unless named otherwise. */

export type EngineStatus = "ONLINE" | "DEGRADED" | "OFFLINE" | "UNKNOWN";

export interface Environment {
  name: string;
  displayName: string;
  labels: string[];
  /** One of Jenkins' colour names, or empty. */
  colour: string;
  timeZone: string;
  publicAddress: string;
  readOnly: boolean;
  restricted: boolean;
  connection: { kind: string; description: string };
  status: { state: EngineStatus; since: string | null; reason: string };
  /** Null until the engine has answered once. */
  engine: EngineInfo | null;
  /** Null until the containers were counted once. */
  counts: Counts | null;
}

export interface EngineInfo {
  product: string;
  version: string;
  apiVersion: string;
  os: string;
  architecture: string;
}

export interface Counts {
  stacks: number;
  containers: number;
  running: number;
  unhealthy: number;
}

export interface EnvironmentList {
  environments: Environment[];
}

export type StackOrigin = "windflow" | "compose" | "other-controller";

export interface Stack {
  project: string;
  origin: StackOrigin;
  /** RUNNING, UNHEALTHY, CRASHING, PARTIAL, PAUSED, STOPPED, COMPLETED, EMPTY. */
  state: string;
  /** The controller that deployed it; null for stacks that no Windflow deployed. */
  controller: string | null;
  /** The newest that was deployed or adopted by this controller; null when nothing was. */
  revision: StackRevision | null;
  services: Service[];
}

export interface StackRevision {
  number: number;
  time: string;
  submittedBy: string;
  cause: string;
  buildUrl: string | null;
}

export interface Service {
  name: string;
  image: string;
  state: string;
  health: string;
  containers: Container[];
}

export interface Container {
  id: string;
  name: string;
  state: string;
  /** The engine's own sentence, e.g. "Up 3 hours (healthy)". */
  status: string;
  health: string;
  exitCode: number | null;
  restartCount: number;
  created: string | null;
}

export interface StackList {
  environment: Environment;
  stacks: Stack[];
}

export type OperationState =
  | "QUEUED"
  | "RUNNING"
  | "RECOVERING"
  | "SUCCEEDED"
  | "FAILED"
  | "ROLLED_BACK"
  | "CANCELLED"
  | "RECOVERY_PENDING";

export interface OperationSummary {
  id: string;
  /** DEPLOY, DOWN, PLAN, PULL, RECREATE, ... */
  kind: string;
  environment: string;
  /** Name of the Compose project; empty when it is about something else. */
  project: string;
  /** What it is about; null while that is not known. */
  subject: { type: string; name: string } | null;
  state: OperationState;
  /** DEPLOYED, UNCHANGED or REMOVED when it did what was asked, else the state. */
  outcome: string;
  submittedBy: string;
  cause: string;
  /** Relative to Jenkins' root, e.g. "job/shop/3/"; null without a build. */
  buildUrl: string | null;
  submitted: string;
  started: string | null;
  finished: string | null;
  durationMillis: number | null;
  error: string | null;
  /** Null until there is a plan. */
  changes: number | null;
}

export interface Operation extends OperationSummary {
  plan: Plan | null;
  result: OperationResult | null;
  progress: ProgressStep[];
  phases: Phase[];
  report: OperationReport;
  /** What may be decided; null, or missing in a build's own copy, when nothing has to be. */
  recovery?: Recovery | null;
}

/** How an operation that was interrupted can be brought to its end; a reason is one sentence, and null where it can. */
export interface Recovery {
  canResume: boolean;
  canRollBack: boolean;
  resumeReason: string | null;
  rollBackReason: string | null;
}

export interface Phase {
  /** images, apply, gate, commit, rollback, down. */
  name: string;
  started: string;
}

/** What a deployment tells about itself beside its plan and its actions. */
export interface OperationReport {
  /** By service. */
  images?: Record<string, { before: ImageFacts | null; after: ImageFacts | null }>;
  /** By container. */
  health?: Record<string, HealthFacts>;
  /** By layer of an image; "upload" for what a browser sends. */
  progress?: Record<string, LayerFacts>;
  /** By kind, what a prune has removed. */
  removed?: Record<string, { names: string[] }>;
}

/** How far something is. */
export interface LayerFacts {
  /** The engine's word: Downloading, Pull complete, ... */
  status: string;
  /** Bytes; 0 of 0 where nothing is counted. */
  current: number;
  total: number;
}

export interface ImageFacts {
  image: string;
  id: string | null;
  digest: string | null;
}

export interface HealthFacts {
  service: string;
  states: { state: string; time: string }[];
}

export interface Plan {
  text: string;
  changes: number;
  actions: PlanAction[];
}

export interface PlanAction {
  /** create, start, recreate, remove, keep, pull, build. */
  type: string;
  /** container, network, volume, image. */
  kind: string;
  name: string;
  reason: string;
}

export interface ProgressStep {
  action: string;
  /** Such as container.create. */
  type: string;
  name: string;
  phase: string;
  state: string;
  started: string | null;
  finished: string | null;
  error: string | null;
}

export interface OperationResult {
  status?: string;
  changes?: number;
  created?: string[];
  recreated?: string[];
  removed?: string[];
  kept?: string[];
  /** Seconds. */
  duration?: number;
  services?: Record<string, ServiceResult>;
  image?: string;
  /** Those that were loaded. */
  images?: string[];
  imageId?: string;
  digest?: string;
  /** Whether a pull brought another image than was there. */
  changed?: boolean;
  volume?: string;
  /** Copied, or freed. */
  bytes?: number;
}

export interface ServiceResult {
  state: string;
  health: string;
  image: string;
  imageId: string;
  containers: string[];
}

export interface OperationList {
  operations: OperationSummary[];
  /** Those of all environments that wait until somebody decides how they end, however old, oldest first. */
  undecided: OperationSummary[];
}

/** A deployment in the history of a job. */
export interface Deployment {
  build: { number: number; name: string; url: string };
  operation: OperationSummary;
}

export interface DeploymentPage {
  deployments: Deployment[];
  /** Ask for builds before this one to go on; null at the end. */
  before: number | null;
}

/** One deployed state of a stack. */
export interface RevisionSummary {
  number: number;
  /** The environment's name at that time. */
  environment: string;
  time: string;
  /** When the same was deployed last without anything to change; null when never. */
  confirmed: string | null;
  operation: string;
  submittedBy: string;
  cause: string;
  buildUrl: string | null;
  commit: string | null;
  /** The revision that this one is a return to. */
  returnTo: number | null;
  images: { service: string; reference: string; id: string; digest: string | null }[];
}

export interface RevisionList {
  environment: string;
  project: string;
  /** Newest first. */
  revisions: RevisionSummary[];
  /** One sentence for each file that cannot be read. */
  damaged: string[];
}

export type ChangeKind = "ADDED" | "REMOVED" | "CHANGED";

export interface RevisionDiff {
  from: number;
  to: number;
  /** Whether contents of files and values of variables are told. */
  contents: boolean;
  files: { path: string; kind: ChangeKind; added: number; removed: number; text: string | null; note: string | null }[];
  variables: DiffRow[];
  secrets: DiffRow[];
  images: DiffRow[];
  options: DiffRow[];
}

export interface DiffRow {
  name: string;
  change: ChangeKind;
  /** Null when it was not there, or may not be told. */
  before: string | null;
  after: string | null;
}

export interface LogLine {
  seq: number;
  time: string;
  text: string;
}

export interface OperationDocument {
  operation: Operation;
  log: LogLine[];
  /** The sequence number to ask from next time. */
  next: number;
}

export interface TestStep {
  name: string;
  ok: boolean;
  millis: number;
  message: string;
}

export interface ConnectionTestResult {
  steps: TestStep[];
}

/** Data of the `log` event. */
export interface LogEvent {
  operation: string;
  lines: LogLine[];
}

/** What every error answer says. */
export interface ErrorBody {
  error: string;
}
