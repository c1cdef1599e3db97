import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

interface Options {
  body: RefObject<HTMLTableSectionElement | null>;
  count: number;
  /** Pixels of one row. */
  height: number;
  onOpen: (index: number) => void;
  /** Null when rows cannot be selected. */
  onSelect: ((index: number, range: boolean) => void) | null;
  onSelectAll: () => void;
  onSelectNone: () => void;
}

export interface RowKeys {
  /** The row to which the Tab key leads. */
  current: number;
  onFocus: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Gives the focus to the first row. */
  enter: () => void;
}

const PAGE = 10;

/** Goes through the rows of a table by keys; rows outside of the window are brought into it first. */
export function useRowKeys({ body, count, height, onOpen, onSelect, onSelectAll, onSelectNone }: Options): RowKeys {
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | null>(null);
  const last = Math.max(0, count - 1);

  useEffect(() => {
    const row = wanted.current === null ? null : rowOf(body.current, wanted.current);
    if (row !== null) {
      wanted.current = null;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  });

  const go = (index: number) => {
    const target = Math.min(Math.max(0, index), last);
    wanted.current = target;
    setCurrent(target);
    if (rowOf(body.current, target) === null) {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      scrollBy(0, top + target * height - innerHeight / 2);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest("tr");
    // Keys belong to a row only while it has the focus itself: buttons and fields within keep theirs.
    if (row === null || row !== event.target || row.dataset.row === undefined || event.altKey) {
      return;
    }
    const at = Number(row.dataset.row);
    if (move(event, at) || act(event, at)) {
      event.preventDefault();
    }
  };
  const move = (event: KeyboardEvent, at: number): boolean => {
    const target = destination(event.key, at, last);
    if (target === null || event.ctrlKey || event.metaKey) {
      return false;
    }
    if (event.shiftKey && onSelect !== null) {
      onSelect(at, true);
      onSelect(Math.min(Math.max(0, target), last), true);
    }
    go(target);
    return true;
  };
  const act = (event: KeyboardEvent, at: number): boolean => {
    if (event.key === "Enter") {
      onOpen(at);
    } else if (onSelect !== null && event.key === " ") {
      onSelect(at, event.shiftKey);
    } else if (onSelect !== null && event.key === "a" && (event.ctrlKey || event.metaKey)) {
      onSelectAll();
    } else if (onSelect !== null && event.key === "Escape") {
      onSelectNone();
    } else {
      return false;
    }
    return true;
  };
  return { current: Math.min(current, last), onFocus: setCurrent, onKeyDown, enter: () => go(0) };
}

function destination(key: string, at: number, last: number): number | null {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return at + PAGE;
    case "PageUp":
      return at - PAGE;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function rowOf(body: HTMLElement | null, index: number): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`tr[data-row="${index}"]`) ?? null;
}
