import type { Edit } from "./api";

/** Changes that were not deployed yet, as the browser keeps them. */
export interface Draft {
  edit: Edit;
  /** When they were changed last. */
  time: string;
}

const PREFIX = "windflow-edit/";

function keyOf(environment: string, project: string): string {
  return `${PREFIX}${environment}/${project}`;
}

/** Null when there is none, or the browser keeps nothing. */
export function readDraft(environment: string, project: string): Draft | null {
  try {
    const text = localStorage.getItem(keyOf(environment, project));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

/** Whether the browser has kept it; where storage is full or forbidden, leaving the page loses the changes. */
export function keepDraft(environment: string, project: string, edit: Edit): boolean {
  try {
    localStorage.setItem(keyOf(environment, project), JSON.stringify({ edit, time: new Date().toISOString() } satisfies Draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(environment: string, project: string): void {
  try {
    localStorage.removeItem(keyOf(environment, project));
  } catch {
    // Nothing is kept where nothing may be kept.
  }
}
