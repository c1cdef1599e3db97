/** Where something will be in a moment: grey bars of its shape. */
export function Skeleton({ kind, amount }: { kind: "card" | "row"; amount: number }) {
  return (
    <div className={`windflow-skeleton windflow-skeleton--${kind}`} role="status">
      <span className="jenkins-visually-hidden">Loading</span>
      {Array.from({ length: amount }, (_, i) => (
        <span key={i} className="windflow-skeleton__bar" />
      ))}
    </div>
  );
}
