import type { Adoption, Check, Edit, EditedFile, EditOptions, Problem, RevisionDocument, VariableUse } from "./api";

const USUAL: EditOptions = { pull: null, removeOrphans: false, timeout: 300, minUptime: 5, rollback: true };

const FIRST = `services:
  web:
    image: 
`;

/** What a new stack begins with. */
export function newEdit(): Edit {
  return { base: 0, files: [{ path: "compose.yaml", text: FIRST }], further: [], variables: {}, secrets: {}, profiles: [], services: [], projectDirectory: null, options: USUAL };
}

/** The newest revision, to be changed. */
export function editOf(revision: RevisionDocument): Edit {
  const { pull, removeOrphans, timeout, minUptime, rollback } = revision.options;
  return {
    base: revision.number,
    files: revision.files.map(plain),
    further: revision.further.filter((file) => file.withheld === null).map(plain),
    variables: revision.variables,
    secrets: revision.secrets,
    profiles: revision.profiles,
    services: revision.services,
    projectDirectory: revision.projectDirectory,
    options: { pull, removeOrphans, timeout, minUptime, rollback },
  };
}

function plain({ path, text }: EditedFile): EditedFile {
  return { path, text };
}

/** What was written from the containers of a stack of others, to be changed before it is deployed. */
export function editOfProposal(proposal: Adoption): Edit {
  return { ...newEdit(), files: proposal.files.map(plain), further: proposal.further.map(plain), variables: proposal.variables, projectDirectory: proposal.projectDirectory };
}

/** Every file: Compose files first, in their order. */
export function allFiles(edit: Edit): EditedFile[] {
  return [...edit.files, ...edit.further];
}

export function withText(edit: Edit, path: string, text: string): Edit {
  const change = (file: EditedFile) => (file.path === path ? { path, text } : file);
  return { ...edit, files: edit.files.map(change), further: edit.further.map(change) };
}

/** A new file: an override when Compose reads it as one, otherwise one that the Compose files read. */
export function withFile(edit: Edit, path: string): Edit {
  const file = { path, text: "" };
  return isCompose(path) ? { ...edit, files: [...edit.files, file] } : { ...edit, further: [...edit.further, file] };
}

export function withoutFile(edit: Edit, path: string): Edit {
  const stays = (file: EditedFile) => file.path !== path;
  return { ...edit, files: edit.files.filter(stays), further: edit.further.filter(stays) };
}

/** compose.yaml, docker-compose.prod.yml, and what else begins or ends so. */
export function isCompose(path: string): boolean {
  return /^(docker-)?compose[^/]*\.ya?ml$/.test(path);
}

/** Why a file cannot have this name; null when it can. */
export function nameProblem(edit: Edit, path: string): string | null {
  if (path.trim() === "") {
    return "Give the file a name, such as compose.override.yaml or .env.";
  }
  if (path.startsWith("/") || path.split("/").some((part) => part === ".." || part === "." || part === "")) {
    return "The name is a path below the stack's folder, without . and .. in it.";
  }
  return allFiles(edit).some((file) => file.path === path) ? "There is a file of this name." : null;
}

/** The same name rule as the server's. */
export function projectProblem(name: string): string | null {
  return /^[a-z0-9][a-z0-9_-]*$/.test(name) ? null : "A stack's name is made of lower-case letters, digits, - and _, and starts with a letter or a digit.";
}

export function problemsOf(check: Check | null, path: string): { errors: Problem[]; warnings: Problem[] } {
  const here = (problem: Problem) => problem.file === path;
  return { errors: check?.problems.filter(here) ?? [], warnings: check?.warnings.filter(here) ?? [] };
}

/** A variable as the panel shows it: what the files do with it, and what stands for it while it has no value. */
export interface PanelVariable extends VariableUse {
  /** The text behind :- or - where it is used first; null when there is none. */
  fallback: string | null;
}

const ORDER: Record<VariableUse["state"], number> = { MISSING: 0, UNUSED: 1, DEFAULT: 2, USED: 3 };

/** What needs attention comes first. */
export function panelVariables(check: Check, edit: Edit): PanelVariable[] {
  return check.variables
    .filter(({ origin }) => origin !== "PROJECT")
    .map((variable) => ({ ...variable, fallback: fallbackOf(variable.name, edit) }))
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.name.localeCompare(b.name));
}

function fallbackOf(name: string, edit: Edit): string | null {
  const use = new RegExp(`(?<!\\$)\\$\\{${name}:?-([^{}]*)\\}`);
  for (const { text } of allFiles(edit)) {
    const found = text === null ? null : use.exec(text);
    if (found) {
      return found[1] ?? "";
    }
  }
  return null;
}

export function sameEdit(one: Edit, other: Edit): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
