import type { ReactNode } from "react";
import { ActionMenu, type MenuEntry } from "../components/ActionMenu";
import type { Column } from "./types";

interface Props<Row> {
  /** Of the table in the page. */
  id: string;
  row: Row;
  /** Its place among the rows that were found, from 0. */
  index: number;
  name: string;
  columns: readonly Column<Row>[];
  selectable: boolean;
  selected: boolean;
  /** Whether the Tab key leads to it. */
  current: boolean;
  busy: boolean;
  /** Null when there is no menu in any row. */
  menu: ((row: Row) => MenuEntry[][]) | null;
  onSelect: (index: number, range: boolean) => void;
  onFocus: (index: number) => void;
}

/** One row. */
export function TableRow<Row>({ id, row, index, name, columns, selectable, selected, current, busy, menu, onSelect, onFocus }: Props<Row>) {
  return (
    // The row of the head is the first one.
    <tr data-row={index} aria-rowindex={index + 2} aria-selected={selectable ? selected : undefined} aria-busy={busy || undefined} tabIndex={current ? 0 : -1} onFocus={() => onFocus(index)}>
      {selectable && (
        <td className="windflow-data__check">
          <span className="jenkins-checkbox">
            <input
              type="checkbox"
              id={`${id}-${index}`}
              tabIndex={-1}
              aria-label={`Select ${name}`}
              checked={selected}
              onChange={() => {}}
              onClick={(event) => onSelect(index, event.shiftKey)}
            />
            <label htmlFor={`${id}-${index}`} />
          </span>
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.id} end={column.align === "end"}>
          {column.cell(row)}
        </Cell>
      ))}
      {menu !== null && (
        <td className="windflow-data__menu">
          <ActionMenu label={`Actions for ${name}`} groups={menu(row)} />
        </td>
      )}
    </tr>
  );
}

function Cell({ end, children }: { end: boolean; children: ReactNode }) {
  return <td className={end ? "windflow-table__number" : undefined}>{children}</td>;
}
