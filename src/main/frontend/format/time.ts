import { visible } from "./text";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** How long ago, in one unit: "just now", "5 min ago", "3 days ago"; after a year the date: "2024-02-29". */
export function ago(time: string, now: number): string {
  const passed = now - Date.parse(time);
  if (Number.isNaN(passed)) {
    return "";
  }
  if (passed > YEAR) {
    return new Date(time).toISOString().slice(0, 10);
  }
  return passed < 5 * SECOND ? "just now" : `${span(passed)} ago`;
}

/** For how long, in one unit: "5 min", "3 days". */
export function span(millis: number): string {
  if (millis < MINUTE) {
    return `${Math.max(0, Math.floor(millis / SECOND))} s`;
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} min`;
  }
  if (millis < 2 * DAY) {
    return `${Math.floor(millis / HOUR)} h`;
  }
  return `${Math.floor(millis / DAY)} days`;
}

/** A measured duration: "840 ms", "4.2 s", "3 min 07 s", "2 h 05 min". */
export function duration(millis: number): string {
  if (millis < SECOND) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 10 * SECOND) {
    return `${(millis / SECOND).toFixed(1)} s`;
  }
  if (millis < MINUTE) {
    return `${Math.floor(millis / SECOND)} s`;
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} min ${two(Math.floor((millis % MINUTE) / SECOND))} s`;
  }
  return `${Math.floor(millis / HOUR)} h ${two(Math.floor((millis % HOUR) / MINUTE))} min`;
}

/** A time within an operation, to the tenth of a second: "0.4 s", "12.0 s", "3 min 07 s". */
export function offset(millis: number): string {
  return millis < MINUTE ? `${(Math.max(0, millis) / SECOND).toFixed(1)} s` : duration(millis);
}

/** Time of day with seconds, in the browser's time zone. */
export function clock(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Date and time in full, in the browser's language and time zone. */
export function fullTime(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? visible(time) : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
}

/** How long something took, or has taken by now; null when it has not started. */
export function elapsed(started: string | null, finished: string | null, now: number): number | null {
  if (started === null) {
    return null;
  }
  return Math.max(0, (finished === null ? now : Date.parse(finished)) - Date.parse(started));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
