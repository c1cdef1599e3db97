import { ago, fullTime } from "../format/time";
import { useNow } from "./useNow";

/** "5 min ago", with the whole time as its tooltip. */
export function TimeAgo({ time }: { time: string }) {
  const now = useNow(10_000);
  return (
    <time dateTime={time} title={fullTime(time)}>
      {ago(time, now)}
    </time>
  );
}
