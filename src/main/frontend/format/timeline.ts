import type { Operation, ProgressStep } from "../api/types";
import type { Tone } from "./tone";

/** A stretch of time on the chart. Places are parts of the whole, from 0 to 1. */
export interface Bar {
  kind: "action" | "state";
  /** "create container shop-web-1", or "shop-web-1 is healthy". */
  text: string;
  tone: Tone;
  left: number;
  width: number;
  /** Milliseconds since the operation began. */
  from: number;
  /** Null while it goes on. */
  millis: number | null;
}

/** All that was done to one thing. */
export interface Lane {
  name: string;
  bars: Bar[];
}

/** A phase of the operation, such as "gate". */
export interface PhaseBand {
  name: string;
  left: number;
  width: number;
  from: number;
  millis: number;
}

/** An operation by time. */
export interface Timeline {
  /** Milliseconds from the left edge to the right one. */
  span: number;
  phases: PhaseBand[];
  lanes: Lane[];
  ticks: { millis: number; left: number }[];
}

const STATE_TONES: Record<string, Tone> = {
  starting: "busy",
  healthy: "good",
  running: "good",
  completed: "good",
  unhealthy: "bad",
  exited: "bad",
  dead: "bad",
  restarting: "bad",
};

/** The chart of an operation as it is at a moment; null before it has begun to do something. */
export function timelineOf(operation: Operation, now: number): Timeline | null {
  const begun = instant(operation.started ?? operation.submitted) ?? 0;
  if (operation.progress.length === 0 && operation.phases.length === 0) {
    return null;
  }
  const end = endOf(operation, begun, now);
  const span = Math.max(1, end - begun);
  const place = (time: number) => Math.min(1, Math.max(0, (time - begun) / span));
  const lanes = new Map<string, Bar[]>();
  const lane = (name: string) => lanes.get(name) ?? lanes.set(name, []).get(name)!;
  const bar = (start: number, stop: number | null) => ({
    left: place(start),
    width: place(stop ?? end) - place(start),
    from: Math.max(0, start - begun),
    millis: stop === null ? null : Math.max(0, stop - start),
  });
  for (const step of operation.progress) {
    lane(laneName(step)).push({ kind: "action", text: step.action, tone: stepTone(step), ...bar(instant(step.started) ?? begun, instant(step.finished)) });
  }
  for (const [container, { states }] of Object.entries(operation.report.health ?? {})) {
    states.forEach(({ state, time }, i) => {
      const next = states[i + 1];
      const stop = next === undefined ? (operation.finished === null ? null : end) : instant(next.time);
      lane(container).push({ kind: "state", text: `${container} is ${state}`, tone: STATE_TONES[state] ?? "unknown", ...bar(instant(time) ?? begun, stop) });
    });
  }
  return {
    span,
    phases: operation.phases.map(({ name, started }, i) => {
      const start = instant(started) ?? begun;
      const stop = instant(operation.phases[i + 1]?.started ?? null) ?? end;
      return { name, left: place(start), width: place(stop) - place(start), from: start - begun, millis: stop - start };
    }),
    lanes: [...lanes].map(([name, bars]) => ({ name, bars: bars.sort((a, b) => a.from - b.from) })),
    ticks: ticksOf(span).map((millis) => ({ millis, left: millis / span })),
  };
}

/** What an operation ended without knowing ends where the last thing that is known happened. */
function endOf(operation: Operation, begun: number, now: number): number {
  const times = [
    ...operation.progress.flatMap((step) => [step.started, step.finished]),
    ...operation.phases.map(({ started }) => started),
    operation.finished,
  ].flatMap((time) => instant(time) ?? []);
  const last = Math.max(begun, ...times);
  return operation.finished === null ? Math.max(last, now) : last;
}

/** Null for none, and for what is no time. */
function instant(time: string | null): number | null {
  const millis = time === null ? NaN : Date.parse(time);
  return Number.isNaN(millis) ? null : millis;
}

/** A container that is put aside is called "<id>_<name>": it stays in the lane of its name. */
function laneName({ name }: ProgressStep): string {
  return name.replace(/^[0-9a-f]{12}_/, "");
}

export function stepTone({ state }: ProgressStep): Tone {
  switch (state) {
    case "RUNNING":
      return "busy";
    case "SUCCEEDED":
      return "good";
    case "FAILED":
      return "bad";
    default:
      return "unknown";
  }
}

const STEPS = [1, 2, 5];

/** Round times, six at most, each with its place within the span. */
export function ticksOf(span: number): number[] {
  for (let unit = 100; ; unit *= 10) {
    for (const factor of STEPS) {
      const step = unit * factor;
      if (span / step <= 6) {
        return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => i * step);
      }
    }
  }
}
