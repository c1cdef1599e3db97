import type { Operation } from "../api/types";
import { groupActions, hasEnded } from "../format/operation";
import { count } from "../format/text";
import { Card } from "./Card";
import { CopyButton } from "./CopyButton";
import { PlanGroup } from "./PlanGroup";

/** What the operation set out to do, and why. */
export function PlanCard({ operation }: { operation: Operation }) {
  const { plan } = operation;
  if (plan === null) {
    return (
      <Card title="Plan">
        <p className="windflow-quiet">{hasEnded(operation) ? "It ended before there was a plan." : "The plan is being made."}</p>
      </Card>
    );
  }
  const note = plan.changes === 0 ? "nothing to change" : count(plan.changes, "change");
  return (
    <Card title="Plan" note={note} controls={<CopyButton label="Copy the plan as text" text={() => plan.text} />}>
      {plan.actions.length === 0 && <p className="windflow-quiet">Everything is as the Compose files ask.</p>}
      {groupActions(plan.actions).map((group) => (
        <PlanGroup key={group.type} group={group} />
      ))}
    </Card>
  );
}
