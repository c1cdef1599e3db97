import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from "react";
import type { MenuEntry } from "../components/ActionMenu";
import { useKeyHelp } from "../components/keyHelp";
import { Notice } from "../components/Notice";
import { SearchField } from "../components/SearchField";
import { useHotkeys } from "../components/useHotkeys";
import { useNavigate } from "../router/RouterContext";
import "../styles/data.css";
import { BatchBar } from "./BatchBar";
import { BatchResults } from "./BatchResults";
import { ColumnsMenu } from "./ColumnsMenu";
import { FilterField } from "./FilterField";
import { extend, NOTHING_SELECTED, toggle, toggleAll } from "./selection";
import { TableHead } from "./TableHead";
import { TableRow } from "./TableRow";
import type { Column, Filter, Order, RowAction } from "./types";
import { useActions } from "./useActions";
import { useRowKeys } from "./useRowKeys";
import { useTableState } from "./useTableState";
import { useVisibleRows } from "./useVisibleRows";

interface Props<Row> {
  /** Under which the browser remembers what the user chose: "containers". */
  id: string;
  /** What the rows are: "containers". */
  label: string;
  rows: readonly Row[];
  /** Never the same for two rows, and the same for one row as long as it is there. */
  rowKey: (row: Row) => string;
  /** What people call the row. */
  rowName: (row: Row) => string;
  /** Should be the same list at every drawing, like `filters`: a constant, or made by useMemo. */
  columns: readonly Column<Row>[];
  filters?: readonly Filter<Row>[];
  /** What can be done to rows; without any, rows cannot be selected. */
  actions?: readonly RowAction<Row>[];
  /** Entries of a row's menu before those of `actions`. */
  links?: (row: Row) => MenuEntry[];
  /** Where the key Enter leads. */
  hrefOf?: (row: Row) => string;
  /** The order as long as nobody has chosen another. */
  order: Order;
  /** Whether search and filters are part of the page's address: for the one table that a page is about. */
  addressed?: boolean;
  /** Instead of a table without any rows. */
  empty: ReactNode;
  /** More at the end of the bar above the table. */
  children?: ReactNode;
}

const NO_FILTERS: readonly never[] = [];
const SELECT = 3;
const MENU = 3;

const KEYS: [string, string][] = [
  ["/", "Search"],
  ["\u2191 \u2193", "From row to row"],
  ["Enter", "Open the row"],
];
const SELECT_KEYS: [string, string][] = [
  ["Space", "Select the row, or not; with Shift all from the last one on"],
  ["Ctrl A", "Select all that were found"],
  ["Esc", "Select none; leave the search"],
];

/**
 * Rows that can be searched, filtered, ordered and selected, with the columns that one likes. Thousands of rows are no burden: only those
 * in the window are there. Everything can be done by keys.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { id, label, rows, rowKey, rowName, columns, filters = NO_FILTERS, actions = NO_FILTERS, links, hrefOf, addressed = false, empty, children } = props;
  const table = useTableState({ id, rows, columns, filters, order: props.order, addressed });
  const { found } = table;
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const doing = useActions(actions, { rowKey, rowName });
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const domId = useId();
  const navigate = useNavigate();
  const visible = useVisibleRows(body, found.length);
  const selectable = actions.some(({ single }) => single !== true);
  const foundKeys = useMemo(() => found.map(rowKey), [found, rowKey]);

  const select = (index: number, range: boolean) => {
    const key = foundKeys[index];
    if (key !== undefined) {
      setSelection((before) => (range ? extend(before, foundKeys, key) : toggle(before, key)));
    }
  };
  const open = (index: number) => {
    const row = found[index];
    if (row !== undefined && hrefOf !== undefined) {
      navigate(hrefOf(row));
    }
  };
  const selectNone = useCallback(() => setSelection(NOTHING_SELECTED), []);
  const keys = useRowKeys({
    body,
    count: found.length,
    height: visible.height,
    onOpen: open,
    onSelect: selectable ? select : null,
    onSelectAll: () => setSelection({ keys: new Set(foundKeys), anchor: null }),
    onSelectNone: selectNone,
  });
  useHotkeys({ "/": () => search.current?.focus() });
  useKeyHelp(useMemo(() => (selectable ? [...KEYS, ...SELECT_KEYS] : KEYS), [selectable]));

  if (rows.length === 0) {
    return (
      <>
        {doing.done !== null && <BatchResults done={doing.done} onClose={doing.dismiss} />}
        {empty}
      </>
    );
  }
  // Rows that have gone since are not selected any more; those that a search hides are not acted on.
  const selected = found.filter((row) => selection.keys.has(rowKey(row)));
  const menu = links === undefined && actions.length === 0 ? null : (row: Row) => [links?.(row) ?? [], doing.menuOf(row)];
  const span = table.columns.length + Number(selectable) + Number(menu !== null);
  const width = table.columns.reduce((sum, column) => sum + column.width, (selectable ? SELECT : 0) + (menu === null ? 0 : MENU));
  return (
    <section aria-label={label} className="windflow-data">
      <div className="windflow-toolbar">
        <SearchField ref={search} label={`Search ${label}`} shortcut="/" value={table.search} onChange={table.setSearch} onStep={keys.enter} />
        {filters.map((filter) => (
          <FilterField key={filter.id} filter={filter} rows={rows} value={table.chosen[filter.id] ?? ""} onChange={(value) => table.choose(filter.id, value)} />
        ))}
        <div className="windflow-toolbar__end windflow-data__tools">
          <span className="windflow-quiet windflow-number" role="status">
            {found.length === rows.length ? rows.length : `${found.length} of ${rows.length}`}
          </span>
          {children}
          <ColumnsMenu columns={columns} shown={table.columns.map((column) => column.id)} onChange={table.setColumns} />
        </div>
      </div>
      {doing.done !== null && <BatchResults done={doing.done} onClose={doing.dismiss} />}
      {selected.length > 0 && (
        <BatchBar
          selected={selected}
          found={found.length}
          actions={actions}
          busy={selected.some((row) => doing.busy.has(rowKey(row)))}
          onAction={(action) => doing.start(action, selected)}
          onAll={() => setSelection({ keys: new Set(foundKeys), anchor: null })}
          onNone={selectNone}
        />
      )}
      {found.length === 0 ? (
        <NothingFound label={label} onClear={table.clear} />
      ) : (
        <div className="windflow-scroll">
          <table
            role="grid"
            aria-label={label}
            aria-rowcount={found.length + 1}
            aria-multiselectable={selectable || undefined}
            className="jenkins-table jenkins-table--small windflow-table windflow-data__table"
            style={{ minWidth: `${width}rem` }}
            onKeyDown={keys.onKeyDown}
          >
            <colgroup>
              {selectable && <col style={{ width: `${SELECT}rem` }} />}
              {table.columns.map((column) => (
                <col key={column.id} style={column.grow === true ? undefined : { width: `${column.width}rem` }} />
              ))}
              {menu !== null && <col style={{ width: `${MENU}rem` }} />}
            </colgroup>
            <TableHead
              id={domId}
              columns={table.columns}
              order={table.order}
              onOrder={table.setOrder}
              selection={selectable ? { all: selected.length === found.length, some: selected.length > 0, onAll: () => setSelection((before) => toggleAll(before, foundKeys)) } : null}
              menu={menu !== null}
            />
            <tbody ref={body}>
              <Gap rows={visible.start} height={visible.height} span={span} />
              {found.slice(visible.start, visible.end).map((row, offset) => {
                const key = rowKey(row);
                const index = visible.start + offset;
                return (
                  <TableRow
                    key={key}
                    id={domId}
                    row={row}
                    index={index}
                    name={rowName(row)}
                    columns={table.columns}
                    selectable={selectable}
                    selected={selection.keys.has(key)}
                    current={index === keys.current}
                    busy={doing.busy.has(key)}
                    menu={menu}
                    onSelect={select}
                    onFocus={keys.onFocus}
                  />
                );
              })}
              <Gap rows={found.length - visible.end} height={visible.height} span={span} />
            </tbody>
          </table>
        </div>
      )}
      {doing.dialog}
    </section>
  );
}

/** Takes the place of rows that are outside of the window. */
function Gap({ rows, height, span }: { rows: number; height: number; span: number }) {
  return rows <= 0 ? null : (
    <tr aria-hidden="true" className="windflow-data__gap">
      <td colSpan={span} style={{ height: `${rows * height}px` }} />
    </tr>
  );
}

function NothingFound({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <Notice
      icon="search"
      title={`No ${label} match`}
      actions={
        <button type="button" className="jenkins-button" onClick={onClear}>
          Clear search and filters
        </button>
      }
    />
  );
}
