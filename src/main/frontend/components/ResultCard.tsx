import type { OperationResult, ServiceResult } from "../api/types";
import { count, shortId } from "../format/text";
import { containerLabel } from "../format/tone";
import { Card } from "./Card";
import { Health } from "./Health";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** What the operation left behind: the containers that it touched, and the state of each service at its end. */
export function ResultCard({ result }: { result: OperationResult }) {
  const services = Object.entries(result.services ?? {});
  return (
    <Card title="Result" note={outcome(result)}>
      {services.length === 0 ? <p className="windflow-quiet">No service is left.</p> : <Services services={services} />}
    </Card>
  );
}

function outcome(result: OperationResult): string {
  const parts = (["created", "recreated", "removed", "kept"] as const).flatMap((part) => {
    const names = result[part] ?? [];
    return names.length === 0 ? [] : [`${names.length} ${part}`];
  });
  return parts.length === 0 ? count(result.changes ?? 0, "change") : parts.join(", ");
}

function Services({ services }: { services: [string, ServiceResult][] }) {
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">State</th>
            <th scope="col">Health</th>
            <th scope="col">Image</th>
            <th scope="col">Containers</th>
          </tr>
        </thead>
        <tbody>
          {services.map(([name, service]) => (
            <tr key={name}>
              <th scope="row">
                <Name>{name}</Name>
              </th>
              <td>
                <StateMark label={containerLabel(service.state)} />
              </td>
              <td>
                <Health health={service.health} />
              </td>
              <td className="windflow-table__text windflow-code">
                <Name>{service.image}</Name>{" "}
                <code className="windflow-id" title={service.imageId}>
                  {shortId(service.imageId)}
                </code>
              </td>
              <td className="windflow-table__text">
                <Name>{service.containers.join(", ")}</Name>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
