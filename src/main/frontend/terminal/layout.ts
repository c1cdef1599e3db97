/** How panes share the page: one pane, or parts beside or below each other. */
export type Layout = { pane: number } | { direction: Direction; parts: Layout[] };

export type Direction = "row" | "column";

/** A part of the page, in hundredths of it. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

const WHOLE: Area = { left: 0, top: 0, width: 100, height: 100 };

/** Puts a new pane behind or below another one. */
export function split(layout: Layout, pane: number, added: number, direction: Direction): Layout {
  if ("pane" in layout) {
    return layout.pane === pane ? { direction, parts: [layout, { pane: added }] } : layout;
  }
  const at = layout.parts.findIndex((part) => "pane" in part && part.pane === pane);
  if (at >= 0 && layout.direction === direction) {
    // Another part of equal size, not a half of the half.
    return { direction, parts: layout.parts.toSpliced(at + 1, 0, { pane: added }) };
  }
  return { ...layout, parts: layout.parts.map((part) => split(part, pane, added, direction)) };
}

/** Takes a pane away; the others take its place. Null when it was the last one. */
export function without(layout: Layout, pane: number): Layout | null {
  if ("pane" in layout) {
    return layout.pane === pane ? null : layout;
  }
  const parts = layout.parts.map((part) => without(part, pane)).filter((part) => part !== null);
  return parts.length > 1 ? { ...layout, parts } : (parts[0] ?? null);
}

/** The panes in the order in which one reads. */
export function panesOf(layout: Layout): number[] {
  return "pane" in layout ? [layout.pane] : layout.parts.flatMap(panesOf);
}

/** Where each pane is. */
export function areas(layout: Layout, area: Area = WHOLE): Map<number, Area> {
  if ("pane" in layout) {
    return new Map([[layout.pane, area]]);
  }
  const share = 1 / layout.parts.length;
  return new Map(
    layout.parts.flatMap((part, at) => [
      ...areas(
        part,
        layout.direction === "row"
          ? { ...area, left: area.left + at * share * area.width, width: share * area.width }
          : { ...area, top: area.top + at * share * area.height, height: share * area.height },
      ),
    ]),
  );
}
