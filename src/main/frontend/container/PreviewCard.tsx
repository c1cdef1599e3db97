import { Card } from "../components/Card";
import { Name } from "../components/Name";
import type { EditPlan, Json } from "./api";

const WAYS = {
  NONE: "Nothing changes.",
  UPDATE: "Changed in place: the container goes on running.",
  RECREATE: "A new container takes the place of the old one. The old one is kept until the new one is up, and comes back if it does not.",
};

/** What an edit would do. */
export function PreviewCard({ plan }: { plan: EditPlan }) {
  return (
    <Card title="What will happen">
      <p>{WAYS[plan.way]}</p>
      {plan.changes.length > 0 && (
        <table className="jenkins-table windflow-preview">
          <thead>
            <tr>
              <th>Setting</th>
              <th>Before</th>
              <th>After</th>
            </tr>
          </thead>
          <tbody>
            {plan.changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">
                  <Name>{field}</Name>
                </th>
                <td className="windflow-long">
                  <Value value={before} />
                </td>
                <td className="windflow-long">
                  <Value value={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {plan.losses.length > 0 && (
        <ul>
          {plan.losses.map((loss) => (
            <li key={loss}>
              <Name>{loss}</Name>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Value({ value }: { value: Json }) {
  return value === null ? <span className="windflow-note">not set</span> : <Name>{typeof value === "string" ? value : JSON.stringify(value)}</Name>;
}
