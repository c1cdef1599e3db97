import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { useTopic } from "../live/useLive";
import { asApiError } from "../live/useResource";
import { type AuditQuery, type AuditRecord, auditRecords } from "./api";

export const AUDIT = "audit:all";

export interface Audit {
  /** Null while nothing is there yet. */
  records: AuditRecord[] | null;
  /** Whether there are older ones. */
  hasMore: boolean;
  busy: boolean;
  error: ApiError | null;
  loadMore: () => void;
  retry: () => void;
}

interface Shown {
  records: AuditRecord[];
  before: string | null;
}

/** The records that a query wants: the newest, kept up to date, and older ones page by page. `query` must stay the same object. */
export function useAudit(query: AuditQuery): Audit {
  const { api } = useApp();
  const [answered, setAnswered] = useState<{ query: AuditQuery; shown: Shown } | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const present = useRef(query);
  const shown = answered?.query === query ? answered.shown : null;

  const ask = useCallback(
    (before: string | null, join: (page: Shown) => (old: Shown | null) => Shown) => {
      // An answer to a question that was changed meanwhile is of no use.
      const isWanted = () => present.current === query;
      auditRecords(api, query, before)
        .then(
          (page) => {
            if (isWanted()) {
              setAnswered((old) => ({ query, shown: join(page)(old?.query === query ? old.shown : null) }));
              setError(null);
            }
          },
          (failure: unknown) => {
            if (isWanted()) {
              setError(asApiError(failure));
            }
          },
        )
        .finally(() => setBusy(false));
    },
    [api, query],
  );

  const refresh = useCallback(() => ask(null, (page) => (old) => withNewest(old, page)), [ask]);
  const loadMore = useCallback(() => {
    const before = shown?.before ?? null;
    if (before !== null) {
      setBusy(true);
      ask(before, (page) => (old) => ({ records: [...(old?.records ?? []), ...page.records], before: page.before }));
    }
  }, [ask, shown]);

  useEffect(() => {
    present.current = query;
    refresh();
  }, [query, refresh]);
  useTopic(AUDIT, refresh, refresh);

  return { records: shown?.records ?? null, hasMore: typeof shown?.before === "string", busy, error, loadMore, retry: refresh };
}

/** New records stand before those that are shown, whose outcomes may be known by now. */
export function withNewest(old: Shown | null, page: Shown): Shown {
  if (old === null) {
    return page;
  }
  const newest = new Map(page.records.map((record) => [record.id, record]));
  const known = new Set(old.records.map(({ id }) => id));
  const isJoined = page.records.some(({ id }) => known.has(id)) || old.records.length === 0;
  return isJoined ? { records: [...page.records.filter(({ id }) => !known.has(id)), ...old.records.map((record) => newest.get(record.id) ?? record)], before: old.records.length === 0 ? page.before : old.before } : page;
}
