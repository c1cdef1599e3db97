import { Icon } from "../components/Icon";
import type { Column, Order } from "./types";

interface Props<Row> {
  /** Of the table in the page. */
  id: string;
  columns: readonly Column<Row>[];
  order: Order;
  onOrder: (order: Order) => void;
  /** Null when rows cannot be selected. */
  selection: { all: boolean; some: boolean; onAll: () => void } | null;
  menu: boolean;
}

/** The head of a table: a click on a column's title orders the rows by it, another one turns the order round. */
export function TableHead<Row>({ id, columns, order, onOrder, selection, menu }: Props<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== null && (
          <th scope="col" className="windflow-data__check">
            <span className="jenkins-checkbox">
              <input
                type="checkbox"
                id={`${id}-all`}
                aria-label="Select all found"
                checked={selection.all}
                ref={(input) => {
                  if (input !== null) {
                    input.indeterminate = selection.some && !selection.all;
                  }
                }}
                onChange={selection.onAll}
              />
              <label htmlFor={`${id}-all`} />
            </span>
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} order={order} onOrder={onOrder} />
        ))}
        {menu && (
          <th scope="col" className="windflow-data__menu">
            <span className="jenkins-visually-hidden">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({ column, order, onOrder }: { column: Column<Row>; order: Order; onOrder: (order: Order) => void }) {
  const className = column.align === "end" ? "windflow-table__number" : undefined;
  if (column.sort === undefined && column.text === undefined) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  const current = order.column === column.id;
  return (
    <th scope="col" className={className} aria-sort={current ? (order.descending ? "descending" : "ascending") : "none"}>
      <button type="button" className={`windflow-order${current ? " windflow-order--current" : ""}`} onClick={() => onOrder({ column: column.id, descending: current && !order.descending })}>
        {column.title}
        <Icon name={current && order.descending ? "down" : "up"} />
      </button>
    </th>
  );
}
