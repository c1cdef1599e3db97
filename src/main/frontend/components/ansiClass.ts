import type { Span } from "../format/ansi";

/** The classes of log.css that show a span as a terminal would; undefined for plain text. */
export function classOf(span: Span): string | undefined {
  const classes: string[] = [];
  if (span.colour !== null) {
    classes.push(`windflow-ansi--${span.colour}`);
  }
  if (span.background !== null) {
    classes.push(`windflow-ansi--on-${span.background}`);
  }
  for (const style of ["bold", "dim", "italic", "underline", "strike", "inverse"] as const) {
    if (span[style]) {
      classes.push(`windflow-ansi--${style}`);
    }
  }
  return classes.length === 0 ? undefined : classes.join(" ");
}
