/** A bar that fills; one that moves to and fro while nobody knows how far it is. */
export function ProgressBar({ label, part, ended = false, failed = false }: { label: string; part: number | null; ended?: boolean; failed?: boolean }) {
  const percent = part === null ? undefined : Math.round(part * 100);
  return (
    <div
      className={`windflow-bar${percent === undefined && !ended ? " windflow-bar--unknown" : ""}${failed ? " windflow-bar--failed" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ width: `${percent ?? (ended ? 0 : 30)}%` }} />
    </div>
  );
}
