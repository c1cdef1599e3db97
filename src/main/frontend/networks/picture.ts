import type { UsingContainer } from "../objects/types";
import type { Network, NetworkList } from "./api";

export const BOX = { width: 210, height: 40 };
const GAP = 14;
const PADDING = 16;
const HEAD = 22;
const BETWEEN = 190;

export interface Placed<T> {
  thing: T;
  x: number;
  y: number;
}

/** A stack's containers, framed. */
export interface Frame {
  stack: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  network: string;
  container: string;
  path: string;
}

export interface Picture {
  width: number;
  height: number;
  networks: Placed<Network>[];
  containers: Placed<UsingContainer>[];
  frames: Frame[];
  lines: Line[];
}

/**
 * Networks on one side, containers on the other, those of a stack in one frame; a line for each place of a container in a network. Each
 * network stands as near as it can to the middle of its containers, so that few lines cross.
 */
export function draw({ networks, containers }: NetworkList): Picture {
  const right = PADDING + BOX.width + BETWEEN;
  const placed: Placed<UsingContainer>[] = [];
  const frames: Frame[] = [];
  let y = PADDING;
  for (const [stack, members] of stacksOf(containers)) {
    const framed = stack !== "";
    const top = y;
    y += framed ? HEAD + PADDING / 2 : 0;
    for (const thing of members) {
      placed.push({ thing, x: right + PADDING, y });
      y += BOX.height + GAP;
    }
    if (framed) {
      y += PADDING / 2 - GAP;
      frames.push({ stack, x: right, y: top, width: BOX.width + 2 * PADDING, height: y - top });
      y += GAP;
    }
  }
  const where = new Map(placed.map((one) => [one.thing.id, one.y + BOX.height / 2]));
  const column = columnOf(networks, where);
  const bottom = Math.max(y, (column.at(-1)?.y ?? 0) + BOX.height + GAP);
  return { width: right + BOX.width + 3 * PADDING, height: bottom + PADDING, networks: column, containers: placed, frames, lines: linesOf(column, where, right + PADDING) };
}

function stacksOf(containers: readonly UsingContainer[]): [string, UsingContainer[]][] {
  const stacks = new Map<string, UsingContainer[]>();
  for (const container of [...containers].sort((a, b) => a.name.localeCompare(b.name))) {
    stacks.set(container.stack, [...(stacks.get(container.stack) ?? []), container]);
  }
  // Those that belong to no stack come last.
  return [...stacks].sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b));
}

function columnOf(networks: readonly Network[], where: Map<string, number>): Placed<Network>[] {
  const middle = (network: Network) => {
    const places = network.containers.flatMap(({ id }) => where.get(id) ?? []);
    return places.length === 0 ? Number.POSITIVE_INFINITY : places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  const ordered = networks.map((thing) => ({ thing, middle: middle(thing) })).sort((a, b) => (a.middle === b.middle ? a.thing.name.localeCompare(b.thing.name) : a.middle - b.middle));
  let next = PADDING;
  return ordered.map(({ thing, middle: wanted }) => {
    const y = Number.isFinite(wanted) ? Math.max(next, wanted - BOX.height / 2) : next;
    next = y + BOX.height + GAP;
    return { thing, x: PADDING, y };
  });
}

function linesOf(networks: Placed<Network>[], where: Map<string, number>, to: number): Line[] {
  return networks.flatMap(({ thing, x, y }) =>
    thing.containers.flatMap(({ id }) => {
      const end = where.get(id);
      if (end === undefined) {
        return [];
      }
      const from = x + BOX.width;
      const start = y + BOX.height / 2;
      const bend = (from + to) / 2;
      return [{ network: thing.id, container: id, path: `M${from} ${start} C${bend} ${start} ${bend} ${end} ${to} ${end}` }];
    }),
  );
}
