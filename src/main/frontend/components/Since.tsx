import { fullTime, span } from "../format/time";
import { useNow } from "./useNow";

/** For how long something has been so: "for 3 h", with the whole time as its tooltip. */
export function Since({ time }: { time: string }) {
  const now = useNow(10_000);
  return (
    <time dateTime={time} title={`Since ${fullTime(time)}`}>
      for {span(now - Date.parse(time))}
    </time>
  );
}
