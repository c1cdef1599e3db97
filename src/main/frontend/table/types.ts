import type { ReactNode } from "react";
import type { IconName } from "../components/Icon";
import type { Label } from "../format/tone";

/** One column of a DataTable. */
export interface Column<Row> {
  /** Also its name in what the browser remembers of the chosen columns. */
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What the search finds, also while the column is not shown; the order too, unless there is a `sort`. */
  text?: (row: Row) => string;
  /** What the order goes by; rows with null are last. Without `text` and `sort` there is no order by this column. */
  sort?: (row: Row) => string | number | null;
  /** In rem. A column that may `grow` shares what is left of the page's width. */
  width: number;
  grow?: boolean;
  /** Numbers stand at the end of their cell. */
  align?: "end";
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  /** Always shown: the column by which one knows a row. */
  fixed?: boolean;
}

/** A choice above the table that leaves only some rows. */
export interface Filter<Row> {
  /** Its name in the page's address. */
  id: string;
  title: string;
  /** What the row has of it: one value or several. */
  valuesOf: (row: Row) => readonly string[];
  /** As buttons with symbols, one drop-down, or a field that suggests what there is. */
  kind: "marks" | "choose" | "suggest";
  /** How a value is shown; itself when this is missing. */
  labelOf?: (value: string) => Label;
}

/** What happened to one of the rows that something was done to. */
export interface ItemResult {
  key: string;
  ok: boolean;
  /** Why it failed, or what is to be known although it did not; empty otherwise. */
  message: string;
}

/** What is asked before something is done. */
export interface Confirmation {
  title: ReactNode;
  /** What will be lost, by name. */
  body: ReactNode;
  /** The verb of the button that does it. */
  verb: string;
}

/** What can be done to rows: to one by its menu, to several by the bar above the table. */
export interface RowAction<Row> {
  id: string;
  title: string;
  icon: IconName;
  danger?: boolean;
  /** Whether it makes sense for this row as it is now. */
  fits: (row: Row) => boolean;
  /** Only in the menu of one row. */
  single?: boolean;
  /** Missing for what can be taken back. */
  confirm?: (rows: Row[]) => Confirmation;
  /** Does it to all of them; one result for each, in any order. Throwing means that it failed for all. */
  run: (rows: Row[]) => Promise<ItemResult[]>;
}

export interface Order {
  column: string;
  descending: boolean;
}
