const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds. Doubles with each failure, and is spread by half, so that the browsers of
 * a restarted controller do not all come back in the same moment.
 */
export function backoff(failures: number, random: () => number): number {
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.max(0, failures - 1));
  return wait / 2 + random() * wait;
}
