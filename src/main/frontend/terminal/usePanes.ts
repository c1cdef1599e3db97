import { useState } from "react";
import type { Terminal, TerminalWish } from "./api";
import { type Direction, type Layout, panesOf, split, without } from "./layout";

/** A place for one terminal: the terminal, or what is to be asked before there is one. */
export interface Pane {
  id: number;
  terminal: Terminal | null;
  wish: TerminalWish;
  /** Opens what is wished without asking. */
  atOnce: boolean;
}

interface State {
  panes: Pane[];
  layout: Layout;
  active: number;
}

export const MOST_PANES = 6;

/** The panes of a page, one of which is the one that is worked in. */
export function usePanes(begin: Omit<Pane, "id">[]) {
  const [state, setState] = useState<State>(() => initial(begin));
  return {
    ...state,
    activate: (active: number) => setState((now) => (now.active === active ? now : { ...now, active })),
    fill: (id: number, terminal: Terminal) => setState((now) => ({ ...now, panes: now.panes.map((pane) => (pane.id === id ? { ...pane, terminal, atOnce: false } : pane)) })),
    /** Empties a pane, to ask again or to open the same again. */
    empty: (id: number, wish: TerminalWish, atOnce: boolean) => setState((now) => ({ ...now, panes: now.panes.map((pane) => (pane.id === id ? { ...pane, terminal: null, wish, atOnce } : pane)) })),
    add: (beside: number, wish: TerminalWish, direction: Direction) => setState((now) => added(now, beside, wish, direction)),
    remove: (id: number, wish: TerminalWish) => setState((now) => removed(now, id, wish)),
    next: () =>
      setState((now) => {
        const order = panesOf(now.layout);
        return { ...now, active: order[(order.indexOf(now.active) + 1) % order.length] ?? now.active };
      }),
  };
}

function initial(begin: Omit<Pane, "id">[]): State {
  const panes = begin.map((pane, id) => ({ ...pane, id }));
  const layout: Layout = panes.length === 1 ? { pane: 0 } : { direction: "row", parts: panes.map(({ id }) => ({ pane: id })) };
  return { panes, layout, active: 0 };
}

function added(now: State, beside: number, wish: TerminalWish, direction: Direction): State {
  if (now.panes.length >= MOST_PANES) {
    return now;
  }
  const id = Math.max(...now.panes.map((pane) => pane.id)) + 1;
  return { panes: [...now.panes, { id, terminal: null, wish, atOnce: true }], layout: split(now.layout, beside, id, direction), active: id };
}

/** The last one is not taken away but asks again. */
function removed(now: State, id: number, wish: TerminalWish): State {
  const layout = without(now.layout, id);
  if (layout === null) {
    return initial([{ terminal: null, wish, atOnce: false }]);
  }
  const order = panesOf(layout);
  return { panes: now.panes.filter((pane) => pane.id !== id), layout, active: order.includes(now.active) ? now.active : (order[0] ?? id) };
}
