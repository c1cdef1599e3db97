/** Something that the palette leads to or does. */
export interface Entry {
  id: string;
  /** What it is: "Container", "Page", "Action". */
  kind: string;
  title: string;
  /** Where it belongs: the environment. */
  place: string;
  href?: string;
  run?: () => void;
}

const SHOWN = 40;

/** The entries that have every word, those whose title begins with the first one before others; without words as they are. */
export function rank(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const scored = entries.flatMap((entry, order) => {
    const points = score(entry, words);
    return points === null ? [] : [{ entry, points, order }];
  });
  return scored
    .sort((a, b) => b.points - a.points || a.order - b.order)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
}

/** Null when a word is nowhere. */
function score({ kind, title, place }: Entry, words: string[]): number | null {
  const name = title.toLowerCase();
  const all = `${name} ${kind.toLowerCase()} ${place.toLowerCase()}`;
  let points = 0;
  for (const word of words) {
    if (!all.includes(word)) {
      return null;
    }
    points += name === word ? 8 : name.startsWith(word) ? 4 : name.includes(word) ? 2 : 1;
  }
  return points;
}
