import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useApp } from "../AppContext";
import type { LiveEvent, LiveStatus } from "./protocol";

const POLL_EVERY = 5_000;

export function useLiveStatus(): LiveStatus {
  const { live } = useApp();
  return useSyncExternalStore(live.onStatus, live.getStatus);
}

/**
 * Listens to a topic while the component is shown, or to none for null. `refresh` asks for the present state: after every (re)subscription,
 * and each few seconds while the stream does not work.
 */
export function useTopic(topic: string | null, onEvent: (event: LiveEvent) => void, refresh: () => void): void {
  const { live } = useApp();
  const event = useEffectEvent(onEvent);
  const again = useEffectEvent(refresh);
  const polling = useLiveStatus() === "polling";

  useEffect(() => {
    if (topic !== null) {
      return live.listen(topic, { event: (news) => event(news), refresh: () => again() });
    }
  }, [live, topic]);

  useEffect(() => {
    if (topic !== null && polling) {
      const timer = setInterval(() => again(), POLL_EVERY);
      return () => clearInterval(timer);
    }
  }, [topic, polling]);
}
