import { useEffect, useRef } from "react";
import type { Line, StatsPlot } from "../charts/stats";
import { Card } from "../components/Card";

interface Props {
  title: string;
  /** The present value, in words: who does not see the chart reads this. */
  now: string;
  times: number[];
  lines: Line[];
  text: (value: number) => string;
}

/** One chart of the last minutes. */
export function StatsChart({ title, now, times, lines, text }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<StatsPlot | null>(null);
  const shown = useRef({ times, lines });
  const write = useRef(text);
  useEffect(() => {
    shown.current = { times, lines };
    plot.current?.show(times, lines);
  }, [times, lines]);
  useEffect(() => {
    let gone = false;
    // A chunk of its own: most pages have no chart.
    void import("../charts/stats").then(({ StatsPlot }) => {
      if (!gone && place.current !== null) {
        plot.current = new StatsPlot(place.current, (value) => write.current(value));
        plot.current.show(shown.current.times, shown.current.lines);
      }
    });
    return () => {
      gone = true;
      plot.current?.close();
      plot.current = null;
    };
  }, []);
  return (
    <Card title={title}>
      <p className="windflow-stats__value" data-stat={title}>
        {now}
      </p>
      <div ref={place} className="windflow-stats__plot" aria-hidden="true" />
    </Card>
  );
}
