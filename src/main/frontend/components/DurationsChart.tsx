import { useEffect, useRef } from "react";
import type { Deployment } from "../api/types";
import { bars } from "../format/history";
import type { DurationsPlot } from "../charts/durations";

/** How long deployments took, the newest at the right, each in the colour of its outcome. The table beside it says the same, so it is silent for readers of the screen. */
export function DurationsChart({ deployments, onOpen }: { deployments: Deployment[]; onOpen: (deployment: Deployment) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<DurationsPlot | null>(null);
  const open = useRef(onOpen);
  const shown = useRef(deployments);
  useEffect(() => {
    open.current = onOpen;
    shown.current = deployments;
    plot.current?.show(bars(deployments));
  }, [deployments, onOpen]);
  useEffect(() => {
    let gone = false;
    // A chunk of its own: most pages have no chart.
    void import("../charts/durations").then(({ DurationsPlot }) => {
      if (!gone && place.current !== null) {
        plot.current = new DurationsPlot(place.current, (id) => {
          const clicked = shown.current.find(({ operation }) => operation.id === id);
          if (clicked !== undefined) {
            open.current(clicked);
          }
        });
        plot.current.show(bars(shown.current));
      }
    });
    return () => {
      gone = true;
      plot.current?.close();
      plot.current = null;
    };
  }, []);
  return <div ref={place} className="windflow-durations" aria-hidden="true" />;
}
