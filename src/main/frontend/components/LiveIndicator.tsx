import type { LiveStatus } from "../live/protocol";
import { useLiveStatus } from "../live/useLive";

const TEXTS: Record<LiveStatus, { text: string; title: string }> = {
  connecting: { text: "Connecting", title: "The connection for live updates is being made." },
  live: { text: "Live", title: "Changes appear by themselves." },
  reconnecting: { text: "Reconnecting", title: "The connection for live updates was lost and is being made again." },
  polling: { text: "Polling", title: "Live updates do not get through; the page asks every 5 seconds instead." },
  paused: { text: "Paused", title: "Nobody looked at this page for a while; updates go on as soon as somebody does." },
};

/** How fresh the page is. */
export function LiveIndicator() {
  const status = useLiveStatus();
  const { text, title } = TEXTS[status];
  return (
    <span className={`windflow-live windflow-live--${status}`} role="status" title={title}>
      {text}
    </span>
  );
}
