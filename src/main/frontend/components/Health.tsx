import { healthLabel } from "../format/tone";
import { StateMark } from "./StateMark";

export function Health({ health }: { health: string }) {
  const label = healthLabel(health);
  return label === null ? (
    <span className="windflow-quiet" title="No health check">
      –
    </span>
  ) : (
    <StateMark label={label} />
  );
}
