import type { Label, Tone } from "../format/tone";

/** A small shape, different for every tone, so that states differ without colour as well. */
function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case "good":
      return <path className="windflow-mark__cut" d="M4.6 8.3l2.3 2.3 4.5-4.8" />;
    case "attention":
      return <path className="windflow-mark__cut" d="M8 5.4v3.1M8 11v.1" />;
    case "bad":
      return <path className="windflow-mark__cut" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" />;
    case "busy":
      return <path className="windflow-mark__turn" d="M8 1.7A6.3 6.3 0 0 1 14.3 8" />;
    case "off":
      return <path className="windflow-mark__line" d="M5.4 8h5.2" />;
    case "unknown":
      return null;
  }
}

function Ground({ tone }: { tone: Tone }) {
  if (tone === "attention") {
    return <path className="windflow-mark__solid" d="M8 1.5l6.7 12.3H1.3z" />;
  }
  return tone === "good" || tone === "bad" ? (
    <circle className="windflow-mark__solid" cx="8" cy="8" r="7" />
  ) : (
    <circle className={`windflow-mark__ring windflow-mark__ring--${tone}`} cx="8" cy="8" r="6.3" />
  );
}

/** A state: its symbol in the colour of its meaning, and its word. `quiet` leaves the word to those who cannot see the symbol. */
export function StateMark({ label, quiet = false }: { label: Label; quiet?: boolean }) {
  return (
    <span className={`windflow-mark windflow-mark--${label.tone}${quiet ? " windflow-mark--quiet" : ""}`} title={quiet ? label.text : undefined}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <Ground tone={label.tone} />
        <Shape tone={label.tone} />
      </svg>
      <span className={quiet ? "jenkins-visually-hidden" : undefined}>{label.text}</span>
    </span>
  );
}
