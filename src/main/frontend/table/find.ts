import type { Column, Filter, Order } from "./types";

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The rows that have every word of a search in some column, and the chosen value of every filter. */
export function findRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], search: string, filters: readonly Filter<Row>[], chosen: Readonly<Record<string, string>>): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const active = filters.filter(({ id }) => (chosen[id] ?? "") !== "");
  if (words.length === 0 && active.length === 0) {
    return [...rows];
  }
  const texts = columns.flatMap(({ text }) => text ?? []);
  return rows.filter((row) => active.every((filter) => passes(filter, row, chosen[filter.id] ?? "")) && hasWords(texts, row, words));
}

function passes<Row>(filter: Filter<Row>, row: Row, wanted: string): boolean {
  const values = filter.valuesOf(row);
  if (filter.kind !== "suggest") {
    return values.includes(wanted);
  }
  const part = wanted.toLowerCase();
  return values.some((value) => value.toLowerCase().includes(part));
}

function hasWords<Row>(texts: ((row: Row) => string)[], row: Row, words: string[]): boolean {
  if (words.length === 0) {
    return true;
  }
  // A separator that nobody types keeps a word from reaching over two columns.
  const all = texts.map((text) => text(row)).join("\u0000").toLowerCase();
  return words.every((word) => all.includes(word));
}

/** The rows in order; those that are equal stay as they were. */
export function sortRows<Row>(rows: Row[], columns: readonly Column<Row>[], order: Order): Row[] {
  const column = columns.find(({ id }) => id === order.column);
  const keyOf = column?.sort ?? column?.text;
  if (keyOf === undefined) {
    return rows;
  }
  const sign = order.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key, sign))
    .map(({ row }) => row);
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return sign * (typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b)));
}

/** How many rows have each value of a filter, by value. */
export function countValues<Row>(rows: readonly Row[], filter: Filter<Row>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of new Set(filter.valuesOf(row))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return new Map([...counts].sort(([a], [b]) => COLLATOR.compare(a, b)));
}
