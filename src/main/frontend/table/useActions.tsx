import { type ReactNode, useState } from "react";
import type { MenuEntry } from "../components/ActionMenu";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { asApiError } from "../live/useResource";
import type { ItemResult, RowAction } from "./types";

/** What came of an action. */
export interface Done<Row> {
  action: RowAction<Row>;
  /** By the rows' names. */
  results: (ItemResult & { name: string })[];
}

interface Names<Row> {
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
}

export interface Actions<Row> {
  /** Does it, after having asked where that is due. Rows that it does not fit are left out. */
  start: (action: RowAction<Row>, rows: Row[]) => void;
  /** The entries of one row's menu. */
  menuOf: (row: Row) => MenuEntry[];
  /** Keys of the rows to which something is being done. */
  busy: ReadonlySet<string>;
  done: Done<Row> | null;
  dismiss: () => void;
  /** The question, while there is one. */
  dialog: ReactNode;
}

/** Does things to rows: asks, runs, and keeps what came of it for each of them. */
export function useActions<Row>(actions: readonly RowAction<Row>[], { rowKey, rowName }: Names<Row>): Actions<Row> {
  const [asking, setAsking] = useState<{ action: RowAction<Row>; rows: Row[] } | null>(null);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done<Row> | null>(null);

  const run = async (action: RowAction<Row>, rows: Row[]) => {
    const keys = rows.map(rowKey);
    setDone(null);
    setBusy((before) => new Set([...before, ...keys]));
    const names = new Map(rows.map((row) => [rowKey(row), rowName(row)]));
    const results = await action.run(rows).catch((failure: unknown) => keys.map((key) => ({ key, ok: false, message: asApiError(failure).message })));
    setDone({ action, results: results.map((result) => ({ ...result, name: names.get(result.key) ?? result.key })) });
    setBusy((before) => new Set([...before].filter((key) => !names.has(key))));
  };
  const start = (action: RowAction<Row>, rows: Row[]) => {
    const fitting = rows.filter((row) => action.fits(row));
    if (fitting.length === 0) {
      return;
    }
    if (action.confirm === undefined) {
      void run(action, fitting);
    } else {
      setAsking({ action, rows: fitting });
    }
  };
  const menuOf = (row: Row) =>
    actions
      .filter((action) => action.fits(row))
      .map((action) => ({ id: action.id, title: action.title, icon: action.icon, danger: action.danger ?? false, onSelect: () => start(action, [row]) }));
  return { start, menuOf, busy, done, dismiss: () => setDone(null), dialog: asking && <Question {...asking} onClose={() => setAsking(null)} onConfirm={() => void run(asking.action, asking.rows)} /> };
}

function Question<Row>({ action, rows, onClose, onConfirm }: { action: RowAction<Row>; rows: Row[]; onClose: () => void; onConfirm: () => void }) {
  const { title, body, verb } = action.confirm!(rows);
  return (
    <ConfirmDialog title={title} action={verb} refuse="Keep" onClose={onClose} onConfirm={onConfirm}>
      {body}
    </ConfirmDialog>
  );
}
