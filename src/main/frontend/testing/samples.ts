import type { StackDocument } from "../stacks/api";
import type { Deployment, Environment, Operation, OperationDocument, Stack, StackList } from "../api/types";

/** Text that tries to be markup, to turn its surroundings around and to hide. */
export const HOSTILE = `<img src=x onerror="document.title='broken'">\u202egnp.exe`;

export function environment(name: string, changes: Partial<Environment> = {}): Environment {
  return {
    name,
    displayName: name,
    labels: [],
    colour: "",
    timeZone: "",
    publicAddress: "",
    readOnly: false,
    restricted: false,
    connection: { kind: "unixSocket", description: "unix:///var/run/docker.sock" },
    status: { state: "ONLINE", since: "2026-01-01T00:00:00Z", reason: "" },
    engine: { product: "Docker", version: "26.1.5", apiVersion: "1.45", os: "linux", architecture: "amd64" },
    counts: { stacks: 1, containers: 2, running: 2, unhealthy: 0 },
    ...changes,
  };
}

export function stack(project: string, changes: Partial<Stack> = {}): Stack {
  const container = { id: "0123456789abcdef", name: `${project}-web-1`, state: "running", status: "Up 3 hours", health: "none", exitCode: null, restartCount: 0, created: null };
  return {
    project,
    origin: "windflow",
    state: "RUNNING",
    controller: "this",
    revision: { number: 3, time: "2026-01-02T03:04:05Z", submittedBy: "shop #7", cause: "Started by a timer", buildUrl: "job/shop/7/" },
    services: [{ name: "web", image: "shop/web:1", state: "running", health: "none", containers: [container] }],
    ...changes,
  };
}

/** A stack with what its page shows beside it. */
export function stackDocument(project: string, changes: Partial<Stack> = {}): StackDocument {
  return {
    stack: stack(project, changes),
    ports: { "0123456789abcdef": [{ address: "0.0.0.0", host: 8080, container: 80, protocol: "tcp" }] },
    networks: [{ name: `${project}_default`, driver: "bridge" }],
    volumes: [{ name: `${project}_data`, driver: "local" }],
    workingDirectory: "/srv/shop",
    configFiles: "/srv/shop/compose.yaml",
    filesMayBeHere: false,
  };
}

export function stackList(...stacks: Stack[]): StackList {
  return { environment: environment("local"), stacks };
}

export function operation(changes: Partial<Operation> = {}): Operation {
  return {
    id: "op-1",
    kind: "DEPLOY",
    environment: "local",
    project: "shop",
    subject: { type: "project", name: "shop" },
    state: "RUNNING",
    outcome: "RUNNING",
    submittedBy: "SYSTEM",
    cause: "shop #3",
    buildUrl: "job/shop/3/",
    submitted: "2026-01-01T00:00:00Z",
    started: "2026-01-01T00:00:01Z",
    finished: null,
    durationMillis: null,
    error: null,
    changes: 1,
    plan: { text: "the plan", changes: 1, actions: [{ type: "create", kind: "container", name: "shop-web-1", reason: "does not exist" }] },
    result: null,
    progress: [
      {
        action: "create container shop-web-1",
        type: "container.create",
        name: "shop-web-1",
        phase: "apply",
        state: "RUNNING",
        started: "2026-01-01T00:00:02Z",
        finished: null,
        error: null,
      },
    ],
    phases: [{ name: "apply", started: "2026-01-01T00:00:01Z" }],
    report: {},
    ...changes,
  };
}

export function deployment(number: number, changes: Partial<Operation> = {}): Deployment {
  const build = { number, name: `#${number}`, url: `job/shop/${number}/` };
  return { build, operation: operation({ id: `op-${number}`, state: "SUCCEEDED", outcome: "DEPLOYED", finished: "2026-01-01T00:00:09Z", ...changes }) };
}

export function operationDocument(changes: Partial<Operation> = {}, ...texts: string[]): OperationDocument {
  return {
    operation: operation(changes),
    log: texts.map((text, seq) => ({ seq, time: "2026-01-01T00:00:00Z", text })),
    next: texts.length,
  };
}
