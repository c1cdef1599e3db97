import { type KeyboardEvent, useState } from "react";
import type { Stack } from "../api/types";
import { StackRows } from "./StackRows";

/** Beyond so many services the stacks are closed at first. */
const OPEN_UNTIL = 60;

/** Stacks, their services and their containers as one table whose rows open. */
export function StackTable({ environment, stacks, searching }: { environment: string; stacks: Stack[]; searching: boolean }) {
  const services = stacks.reduce((sum, stack) => sum + stack.services.length, 0);
  const [openAtFirst] = useState(services <= OPEN_UNTIL);
  /** Rows whose state the user has changed; all others are as they are by themselves. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());

  const toggle = (key: string) => {
    const next = new Set(changed);
    if (!next.delete(key)) {
      next.add(key);
    }
    setChanged(next);
  };
  const isOpen = (key: string, byItself: boolean) => byItself !== changed.has(key);

  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table windflow-stacks" onKeyDown={moveByKeys}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col">Health</th>
            <th scope="col" className="windflow-table__number">
              Running
            </th>
            <th scope="col">Image or status</th>
          </tr>
        </thead>
        {stacks.map((stack) => (
          <StackRows key={stack.project} environment={environment} stack={stack} open={isOpen(stack.project, openAtFirst || searching)} isOpen={isOpen} toggle={toggle} />
        ))}
      </table>
    </div>
  );
}

/** Up and down go from row to row, right opens and left closes. */
function moveByKeys(event: KeyboardEvent<HTMLTableElement>): void {
  const current = event.target;
  if (!(current instanceof HTMLButtonElement) || current.ariaExpanded === null) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button[aria-expanded]")];
  const at = rows.indexOf(current);
  if (event.key === "ArrowDown") {
    rows[at + 1]?.focus();
  } else if (event.key === "ArrowUp") {
    rows[at - 1]?.focus();
  } else if ((event.key === "ArrowRight" && current.ariaExpanded === "false") || (event.key === "ArrowLeft" && current.ariaExpanded === "true")) {
    current.click();
  } else {
    return;
  }
  event.preventDefault();
}
