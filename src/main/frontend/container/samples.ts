import type { Stats } from "./api";

/** How long the charts look back, in seconds. */
export const WINDOW = 300;

/** One more sample; what is older than the window goes. Samples of the same moment count once. */
export function add(samples: readonly Stats[], news: readonly Stats[]): Stats[] {
  const known = new Map(samples.map((sample) => [sample.time, sample]));
  news.forEach((sample) => known.set(sample.time, sample));
  const all = [...known.values()].sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
  const last = all.at(-1);
  return last === undefined ? [] : all.filter((sample) => Date.parse(last.time) - Date.parse(sample.time) <= WINDOW * 1000);
}

/** How fast a counter grew before each sample, in units a second; null before the first, and where a container began anew. */
export function rates(samples: readonly Stats[], counter: "received" | "sent" | "read" | "written"): (number | null)[] {
  return samples.map((sample, number) => {
    const before = samples[number - 1];
    const seconds = before === undefined ? 0 : (Date.parse(sample.time) - Date.parse(before.time)) / 1000;
    const grown = before === undefined ? -1 : sample[counter] - before[counter];
    return seconds <= 0 || grown < 0 ? null : grown / seconds;
  });
}

/** An amount of bytes for people: 1.5 MiB. */
export function bytes(amount: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = amount;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]!}`;
}
