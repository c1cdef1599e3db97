import type { Counts } from "../api/types";

/** The numbers of an environment, each with its word. */
export function EnvironmentCounts({ counts }: { counts: Counts | null }) {
  if (counts === null) {
    return <p className="windflow-counts windflow-counts--unknown">Not counted yet</p>;
  }
  return (
    <dl className="windflow-counts">
      <Figure name={counts.stacks === 1 ? "stack" : "stacks"} value={String(counts.stacks)} />
      <Figure name="running" value={`${counts.running}/${counts.containers}`} />
      <Figure name="unhealthy" value={String(counts.unhealthy)} bad={counts.unhealthy > 0} />
    </dl>
  );
}

function Figure({ name, value, bad = false }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className={bad ? "windflow-counts__figure windflow-counts__figure--bad" : "windflow-counts__figure"}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
