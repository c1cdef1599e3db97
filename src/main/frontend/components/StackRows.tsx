import type { Stack } from "../api/types";
import { useApp } from "../AppContext";
import { containersOf, running, stackHealth } from "../format/stacks";
import { count } from "../format/text";
import { stackLabel } from "../format/tone";
import { Link } from "../router/Link";
import { Health } from "./Health";
import { OriginBadge } from "./OriginBadge";
import { RowToggle } from "./RowToggle";
import { ServiceRows } from "./ServiceRows";
import { StateMark } from "./StateMark";

interface Props {
  environment: string;
  stack: Stack;
  open: boolean;
  isOpen: (key: string, byItself: boolean) => boolean;
  toggle: (key: string) => void;
}

/** A stack's row, and those of its services while it is open. */
export function StackRows({ environment, stack, open, isOpen, toggle }: Props) {
  const { urls } = useApp();
  const containers = containersOf(stack);
  return (
    <tbody>
      <tr className="windflow-stacks__stack">
        <th scope="row">
          <RowToggle name={stack.project} icon="layers" open={open} onToggle={() => toggle(stack.project)} />
          <OriginBadge stack={stack} />
        </th>
        <td>
          <StateMark label={stackLabel(stack.state)} />
        </td>
        <td>
          <Health health={stackHealth(stack)} />
        </td>
        <td className="windflow-table__number">
          {running(containers)}/{containers.length}
        </td>
        <td className="windflow-quiet">
          {count(stack.services.length, "service")}
          {stack.origin === "windflow" && (
            <Link className="windflow-stacks__revisions" href={urls.stack(environment, stack.project)} aria-label={`Revisions of ${stack.project}`}>
              Revisions
            </Link>
          )}
        </td>
      </tr>
      {open &&
        stack.services.map((service) => {
          const key = `${stack.project}/${service.name}`;
          return <ServiceRows key={key} service={service} open={isOpen(key, false)} onToggle={() => toggle(key)} />;
        })}
    </tbody>
  );
}
