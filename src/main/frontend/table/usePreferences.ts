import { useState } from "react";
import { useApp } from "../AppContext";
import type { Order } from "./types";

/** What one person likes of one table. */
export interface TablePreferences {
  /** Ids of the columns that are shown; null as long as nobody has chosen. */
  columns: string[] | null;
  /** Null for the table's own order. */
  order: Order | null;
}

const NONE: TablePreferences = { columns: null, order: null };

/** Kept in this browser, for each user and each table by itself. */
export function usePreferences(table: string): [TablePreferences, (changes: Partial<TablePreferences>) => void] {
  const { shell } = useApp();
  const key = `windflow/${shell.user}/table/${table}`;
  const [preferences, setPreferences] = useState(() => read(key));
  const change = (changes: Partial<TablePreferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    write(key, next);
  };
  return [preferences, change];
}

function read(key: string): TablePreferences {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof found === "object" && found !== null ? { ...NONE, ...valid(found) } : NONE;
  } catch {
    // Somebody else's text, or a browser that keeps nothing: the table's own columns will do.
    return NONE;
  }
}

function valid(found: object): Partial<TablePreferences> {
  const { columns, order } = found as Partial<Record<keyof TablePreferences, unknown>>;
  const isOrder = typeof order === "object" && order !== null && "column" in order && typeof order.column === "string" && "descending" in order;
  return {
    columns: Array.isArray(columns) && columns.every((id) => typeof id === "string") ? columns : null,
    order: isOrder ? { column: String(order.column), descending: order.descending === true } : null,
  };
}

function write(key: string, preferences: TablePreferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing: the choice holds as long as the page does.
  }
}
