/** Which rows are selected, by key, and from which one a range begins. */
export interface Selection {
  keys: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { keys: new Set(), anchor: null };

/** Turns one row over; the next range begins there. */
export function toggle({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) {
    next.add(key);
  }
  return { keys: next, anchor: key };
}

/** Selects everything between the anchor and a row, as they are shown now; without an anchor that row alone. */
export function extend({ keys, anchor }: Selection, shown: readonly string[], key: string): Selection {
  const from = anchor === null ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(key);
  const range = from < 0 ? [key] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set([...keys, ...range]), anchor: from < 0 ? key : anchor };
}

/** Selects all that are shown or, when they are selected already, none of them. */
export function toggleAll({ keys }: Selection, shown: readonly string[]): Selection {
  const next = new Set(keys);
  const all = shown.every((key) => next.has(key));
  for (const key of shown) {
    if (all) {
      next.delete(key);
    } else {
      next.add(key);
    }
  }
  return { keys: next, anchor: null };
}
