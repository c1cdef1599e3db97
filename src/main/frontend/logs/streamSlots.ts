/**
 * So many logs are streamed to one browser at once. Over HTTP/1.1 a browser has six connections to a host for all its tabs; one carries
 * the live events, and the others are needed for everything else. Further logs ask every few seconds.
 */
export const STREAMS = 2;

const KEY = "windflow/log-stream/";
const RENEWED_EVERY = 2_000;
/** A tab that was closed in the middle of something does not give its slot back; browsers wake hidden tabs once in a minute. */
const FORGOTTEN_AFTER = 70_000;

/** The right to have one of the streams, until it is given back. */
export interface Slot {
  release: () => void;
}

/** A free slot, or null when other pages have them all. A browser that remembers nothing does not count them. */
export function takeSlot(now: () => number = Date.now): Slot | null {
  const me = crypto.getRandomValues(new Uint32Array(2)).join("-");
  try {
    for (let number = 0; number < STREAMS; number++) {
      const key = `${KEY}${number}`;
      const [, time = "0"] = (localStorage.getItem(key) ?? "").split(" ");
      if (now() - Number(time) > FORGOTTEN_AFTER) {
        return hold(key, me, now);
      }
    }
    return null;
  } catch {
    return { release: () => {} };
  }
}

function hold(key: string, me: string, now: () => number): Slot {
  const renew = () => localStorage.setItem(key, `${me} ${now()}`);
  const release = () => {
    clearInterval(timer);
    removeEventListener("pagehide", release);
    if (localStorage.getItem(key)?.startsWith(`${me} `)) {
      localStorage.removeItem(key);
    }
  };
  renew();
  const timer = setInterval(renew, RENEWED_EVERY);
  addEventListener("pagehide", release);
  return { release };
}
