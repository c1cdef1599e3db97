import { useCallback, useRef, useState } from "react";
import { engineTopic } from "../live/topics";
import { useTopic } from "../live/useLive";
import type { LiveEvent } from "../live/protocol";

/** One event of an engine. */
export interface EngineEvent {
  /** Counts the events since somebody looked. */
  number: number;
  time: string;
  type: string;
  action: string;
  id: string;
  name: string;
  attributes: Record<string, string>;
}

/** So many events stay on the page. */
export const WINDOW = 1_000;

export interface ShownEvents {
  events: EngineEvent[];
  /** How many older ones were let go. */
  dropped: number;
  /** While it is on, nothing new is shown; it is kept for later. */
  paused: boolean;
  setPaused: (paused: boolean) => void;
}

interface Kept {
  events: EngineEvent[];
  dropped: number;
}

/** Adds news to what is there; what is there already is passed over, and beyond the window the oldest go. */
export function keep({ events, dropped }: Kept, news: EngineEvent[]): Kept {
  const newest = events.at(-1)?.number ?? 0;
  // The count begins anew when everybody had gone in between.
  const begun = news.length > 0 && (news.at(-1)?.number ?? 0) < newest;
  const all = [...events.map((event) => (begun ? { ...event, number: event.number - newest } : event)), ...news.filter(({ number }) => begun || number > newest)];
  const over = Math.max(0, all.length - WINDOW);
  return { events: all.slice(over), dropped: dropped + over };
}

/** The events of an environment's engine while one looks. */
export function useEvents(environment: string): ShownEvents {
  const [kept, setKept] = useState<Kept>({ events: [], dropped: 0 });
  const [held, setHeld] = useState<Kept | null>(null);
  const newest = useRef<Kept>(kept);
  const take = useCallback((event: LiveEvent) => {
    if (event.name === "events") {
      newest.current = keep(newest.current, (event.data as { events: EngineEvent[] }).events);
      setKept(newest.current);
    }
  }, []);
  useTopic(engineTopic("events", environment), take, () => {});
  return { ...(held ?? kept), paused: held !== null, setPaused: (paused) => setHeld(paused ? kept : null) };
}
