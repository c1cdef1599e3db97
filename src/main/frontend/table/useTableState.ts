import { useMemo, useState } from "react";
import { useQuery } from "../router/useQuery";
import { findRows, sortRows } from "./find";
import type { Column, Filter, Order } from "./types";
import { usePreferences } from "./usePreferences";

export interface TableState<Row> {
  /** What is searched for. */
  search: string;
  setSearch: (text: string) => void;
  /** The chosen value of each filter; those without a choice are missing. */
  chosen: Readonly<Record<string, string>>;
  choose: (filter: string, value: string) => void;
  clear: () => void;
  order: Order;
  setOrder: (order: Order) => void;
  /** The columns that are shown, in the table's order. */
  columns: Column<Row>[];
  setColumns: (ids: string[] | null) => void;
  /** The rows that search and filters leave, in order. */
  found: Row[];
}

interface Options<Row> {
  id: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  filters: readonly Filter<Row>[];
  order: Order;
  addressed: boolean;
}

const SEARCH = "q";

/** What somebody looks for in a table: kept in the page's address or, for small tables beside others, as long as the page is shown. */
export function useTableState<Row>({ id, rows, columns, filters, order: ownOrder, addressed }: Options<Row>): TableState<Row> {
  const [preferences, prefer] = usePreferences(id);
  const [values, setValues] = useWanted(addressed, filters);
  const order = preferences.order ?? ownOrder;
  const search = values[SEARCH] ?? "";
  const found = useMemo(() => sortRows(findRows(rows, columns, search, filters, values), columns, order), [rows, columns, search, filters, values, order]);
  const shown = columns.filter((column) => column.fixed === true || (preferences.columns?.includes(column.id) ?? column.hidden !== true));
  return {
    search,
    setSearch: (text) => setValues({ [SEARCH]: text }),
    chosen: values,
    choose: (filter, value) => setValues({ [filter]: value }),
    clear: () => setValues(Object.fromEntries([SEARCH, ...filters.map((filter) => filter.id)].map((name) => [name, ""]))),
    order,
    setOrder: (next) => prefer({ order: next }),
    columns: shown,
    setColumns: (ids) => prefer({ columns: ids }),
    found,
  };
}

/** The search and the filters' values by name. Typing must not wait for the address, so what is shown is this page's own. */
function useWanted<Row>(addressed: boolean, filters: readonly Filter<Row>[]): [Record<string, string>, (changes: Record<string, string>) => void] {
  const [query, setQuery] = useQuery();
  const [values, setValues] = useState<Record<string, string>>(() =>
    addressed ? Object.fromEntries([SEARCH, ...filters.map(({ id }) => id)].map((name) => [name, query.get(name) ?? ""])) : {},
  );
  const change = (changes: Record<string, string>) => {
    setValues((before) => ({ ...before, ...changes }));
    if (addressed) {
      setQuery(changes);
    }
  };
  return [values, change];
}
