import { duration, elapsed } from "../format/time";
import { useNow } from "./useNow";

/** How long something took, or takes: then it counts. */
export function Elapsed({ started, finished }: { started: string | null; finished: string | null }) {
  return finished === null && started !== null ? <Counting started={started} /> : <Text millis={elapsed(started, finished, 0)} />;
}

function Counting({ started }: { started: string }) {
  const now = useNow(1_000);
  // Whole seconds: tenths that jump by ten are unrest, not information.
  const millis = elapsed(started, null, now);
  return <Text millis={millis === null ? null : Math.max(1_000, Math.floor(millis / 1_000) * 1_000)} whole />;
}

function Text({ millis, whole = false }: { millis: number | null; whole?: boolean }) {
  if (millis === null) {
    return <span>–</span>;
  }
  return <span className="windflow-number">{whole ? duration(millis).replace(".0 s", " s") : duration(millis)}</span>;
}
