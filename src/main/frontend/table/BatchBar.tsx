import { Icon } from "../components/Icon";
import { count } from "../format/text";
import type { RowAction } from "./types";

interface Props<Row> {
  /** The selected rows that there are. */
  selected: Row[];
  /** How many rows the search and the filters have left. */
  found: number;
  actions: readonly RowAction<Row>[];
  busy: boolean;
  onAction: (action: RowAction<Row>) => void;
  onAll: () => void;
  onNone: () => void;
}

/** What can be done to the selected rows. */
export function BatchBar<Row>({ selected, found, actions, busy, onAction, onAll, onNone }: Props<Row>) {
  return (
    <div className="windflow-batch" role="toolbar" aria-label="Selected rows">
      <strong className="windflow-batch__count">{count(selected.length, "row")} selected</strong>
      {selected.length < found && (
        <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={onAll}>
          Select all {found}
        </button>
      )}
      <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={onNone}>
        Clear
      </button>
      <span className="windflow-batch__actions">
        {actions
          .filter(({ single }) => single !== true)
          .map((action) => {
            const fitting = selected.filter((row) => action.fits(row)).length;
            return (
              <button
                key={action.id}
                type="button"
                className={`jenkins-button${action.danger ? " jenkins-!-destructive-color" : ""}`}
                disabled={busy || fitting === 0}
                title={fitting === 0 ? "None of the selected rows can be treated so" : undefined}
                onClick={() => onAction(action)}
              >
                <Icon name={action.icon} />
                {action.title}
                {fitting > 0 && fitting < selected.length && <span className="windflow-number"> {fitting}</span>}
              </button>
            );
          })}
      </span>
    </div>
  );
}
