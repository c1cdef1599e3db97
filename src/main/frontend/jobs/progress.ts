import type { LayerFacts, Operation } from "../api/types";

/** One bar. */
export interface Bar {
  name: string;
  status: string;
  /** From 0 to 1; null while nobody knows. */
  part: number | null;
  current: number;
  total: number;
  done: boolean;
}

const DONE = /^(Pull complete|Already exists|Pushed|Layer already exists|Mounted from|Uploaded|Loaded)/;
/** A layer is there only when it is unpacked: downloaded, it is at three quarters of its way. */
const DOWNLOADED = 0.75;

/** The bars of a job in the order in which they came; none for other operations. */
export function barsOf({ report }: Operation): Bar[] {
  return Object.entries(report.progress ?? {}).map(([name, facts]) => ({ name, ...facts, part: partOf(facts), done: DONE.test(facts.status) }));
}

function partOf({ status, current, total }: LayerFacts): number | null {
  if (DONE.test(status)) {
    return 1;
  }
  const counted = total > 0 ? Math.min(1, current / total) : null;
  switch (status) {
    case "Pulling fs layer":
    case "Waiting":
    case "Preparing":
      return 0;
    case "Downloading":
      return counted === null ? null : counted * DOWNLOADED;
    case "Verifying Checksum":
    case "Download complete":
      return DOWNLOADED;
    case "Extracting":
      return DOWNLOADED + (counted ?? 0) * (1 - DOWNLOADED);
    default:
      return counted;
  }
}

/** How far the whole is, each layer counted alike; null while that cannot be said. */
export function overall(bars: readonly Bar[]): number | null {
  const known = bars.filter(({ part }) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, { part }) => sum + (part ?? 0), 0) / bars.length;
}
