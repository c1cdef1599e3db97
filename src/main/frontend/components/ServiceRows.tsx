import type { Service } from "../api/types";
import { running } from "../format/stacks";
import { containerLabel } from "../format/tone";
import { ContainerRow } from "./ContainerRow";
import { Health } from "./Health";
import { Name } from "./Name";
import { RowToggle } from "./RowToggle";
import { StateMark } from "./StateMark";

/** A service's row, and those of its containers while it is open. */
export function ServiceRows({ service, open, onToggle }: { service: Service; open: boolean; onToggle: () => void }) {
  return (
    <>
      <tr className="windflow-stacks__service">
        <th scope="row">
          <RowToggle name={service.name} open={open} onToggle={onToggle} />
        </th>
        <td>
          <StateMark label={containerLabel(service.state)} />
        </td>
        <td>
          <Health health={service.health} />
        </td>
        <td className="windflow-table__number">
          {running(service.containers)}/{service.containers.length}
        </td>
        <td className="windflow-table__text windflow-code">
          <Name>{service.image}</Name>
        </td>
      </tr>
      {open && service.containers.map((container) => <ContainerRow key={container.id} container={container} />)}
    </>
  );
}
