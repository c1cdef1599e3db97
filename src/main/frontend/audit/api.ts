import type { Api } from "../api/Api";

/** One change that somebody asked for, and what came of it (docs/openapi/audit.yaml). */
export interface AuditRecord {
  id: string;
  time: string;
  who: string;
  /** Empty when the request came from within Jenkins. */
  address: string;
  environment: string;
  /** "container.start" */
  action: string;
  kind: string;
  subject: string;
  outcome: "DONE" | "REFUSED" | "FAILED" | "CANCELLED" | "SUBMITTED";
  detail: string;
  /** Id of the operation that does it, or empty. */
  operation: string;
}

export interface AuditPage {
  records: AuditRecord[];
  /** Where older ones begin; null when there are none. */
  before: string | null;
}

/** What is looked for, as the page's address has it; an empty text is no condition. */
export interface AuditQuery {
  who: string;
  environment: string;
  action: string;
  subject: string;
  outcome: string;
  /** Days in the browser's time zone: "2026-11-24". */
  from: string;
  until: string;
}

export const NAMES = ["who", "environment", "action", "subject", "outcome", "from", "until"] as const;

/** The same in the words of the API, where days are moments: a day's end belongs to it. */
export function parametersOf(query: AuditQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of NAMES) {
    const value = name === "from" ? momentOf(query.from, 0) : name === "until" ? momentOf(query.until, 1) : query[name];
    if (value !== "") {
      parameters.set(name, value);
    }
  }
  return parameters;
}

/** The beginning of a day, or of one so many days later; empty when the text is none. */
function momentOf(day: string, later: number): string {
  const [year, month, date] = day.split("-").map(Number);
  const moment = new Date(year ?? NaN, (month ?? NaN) - 1, (date ?? NaN) + later);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}

export function auditRecords(api: Api, query: AuditQuery, before: string | null): Promise<AuditPage> {
  const parameters = parametersOf(query);
  if (before !== null) {
    parameters.set("before", before);
  }
  return api.get(`audit/?${parameters}`);
}

/** Where the records are a file, below the API's root. */
export function exportPath(query: AuditQuery, format: "csv" | "json"): string {
  const parameters = parametersOf(query);
  parameters.set("format", format);
  return `audit/export?${parameters}`;
}
