import type { Container } from "../api/types";
import { count, shortId } from "../format/text";
import { containerLabel } from "../format/tone";
import { Health } from "./Health";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

export function ContainerRow({ container }: { container: Container }) {
  return (
    <tr className="windflow-stacks__container">
      <th scope="row">
        <Name>{container.name}</Name>
        <code className="windflow-id" title={container.id}>
          {shortId(container.id)}
        </code>
      </th>
      <td>
        <StateMark label={containerLabel(container.state, container.exitCode)} />
      </td>
      <td>
        <Health health={container.health} />
      </td>
      <td />
      <td className="windflow-table__text">
        <Name>{container.status}</Name>
        {container.restartCount > 0 && <span className="windflow-quiet">, {count(container.restartCount, "restart")}</span>}
      </td>
    </tr>
  );
}
