/** Whose clock the times of a log are shown by. */
export type Clock = "environment" | "browser" | "utc" | "none";

/** The time zone of a clock; undefined is the browser's. An environment without one, or with one that this browser does not know, has the browser's. */
export function zoneOf(clock: Clock, environmentZone: string): string | undefined {
  if (clock === "utc") {
    return "UTC";
  }
  return clock === "environment" && environmentZone !== "" && isZone(environmentZone) ? environmentZone : undefined;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Shows times as "2026-01-02 03:04:05.678" in a zone; what is no time as nothing. */
export function stampIn(zone: string | undefined): (time: string | null) => string {
  const format = formatIn(zone);
  return (time) => {
    const millis = time === null ? Number.NaN : Date.parse(time);
    return Number.isNaN(millis) ? "" : `${wall(format, millis).replace("T", " ")}.${(time!.match(/\.(\d{1,3})/)?.[1] ?? "").padEnd(3, "0")}`;
  };
}

/** An instant as the value of a field for date and time in a zone; empty for none. */
export function fieldValue(time: string, zone: string | undefined): string {
  const millis = Date.parse(time);
  return Number.isNaN(millis) ? "" : wall(formatIn(zone), millis);
}

/** The instant that such a field means, as ISO-8601; empty for none. A time that a zone skips or has twice is one of those it may be. */
export function instantOf(value: string, zone: string | undefined): string {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) {
    return "";
  }
  const format = formatIn(zone);
  const offset = (millis: number) => Date.parse(`${wall(format, millis)}Z`) - Math.floor(millis / 1000) * 1000;
  const guess = asUtc - offset(asUtc);
  return new Date(asUtc - offset(guess)).toISOString();
}

function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

function wall(format: Intl.DateTimeFormat, millis: number): string {
  const part = Object.fromEntries(format.formatToParts(millis).map(({ type, value }) => [type, value]));
  return `${part.year?.padStart(4, "0")}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}
