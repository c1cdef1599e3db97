import { useCallback, useId, useState } from "react";
import { Icon } from "../components/Icon";
import { Popover } from "../components/Popover";
import type { Column } from "./types";

interface Props<Row> {
  columns: readonly Column<Row>[];
  shown: readonly string[];
  /** Null for the table's own choice. */
  onChange: (shown: string[] | null) => void;
}

/** A button that opens the choice of columns. */
export function ColumnsMenu<Row>({ columns, shown, onChange }: Props<Row>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  const id = useId();
  const turn = (column: string) => onChange(columns.map((one) => one.id).filter((one) => shown.includes(one) !== (one === column)));
  return (
    <>
      <button
        type="button"
        className="jenkins-button jenkins-button--tertiary windflow-icon-button"
        aria-label="Columns"
        title="Columns"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
      >
        <Icon name="columns" />
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} label="Columns" onClose={close}>
          <div className="windflow-columns-menu">
            {columns
              .filter(({ fixed }) => fixed !== true)
              .map((column) => (
                <span key={column.id} className="jenkins-checkbox">
                  <input type="checkbox" id={`${id}-${column.id}`} checked={shown.includes(column.id)} onChange={() => turn(column.id)} />
                  <label htmlFor={`${id}-${column.id}`}>{column.title}</label>
                </span>
              ))}
            <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={() => onChange(null)}>
              As at first
            </button>
          </div>
        </Popover>
      )}
    </>
  );
}
