import type { PlanAction } from "../api/types";
import type { ActionGroup } from "../format/operation";
import { words } from "../format/words";
import { Icon, type IconName } from "./Icon";
import { Name } from "./Name";

const SYMBOLS: Record<string, { icon: IconName; colour: string }> = {
  create: { icon: "plus", colour: "success" },
  recreate: { icon: "reload", colour: "warning" },
  start: { icon: "play", colour: "success" },
  remove: { icon: "minus", colour: "destructive" },
  pull: { icon: "download", colour: "info" },
  build: { icon: "cube", colour: "info" },
  tag: { icon: "image", colour: "info" },
  keep: { icon: "check", colour: "skipped" },
};

const KINDS: Record<string, IconName> = { container: "cube", network: "network", volume: "volume", image: "image" };

/** The actions of one type; what stays as it is is folded. */
export function PlanGroup({ group }: { group: ActionGroup }) {
  const { icon, colour } = SYMBOLS[group.type] ?? { icon: "play", colour: "info" };
  return (
    <details className="windflow-plan" open={group.type !== "keep"}>
      <summary>
        <span className={`windflow-plan__symbol jenkins-!-${colour}-color`}>
          <Icon name={icon} />
        </span>
        {words(group.type)}
        <span className="windflow-plan__count">{group.actions.length}</span>
      </summary>
      <ul>
        {group.actions.map((action) => (
          <Action key={`${action.kind} ${action.name}`} action={action} />
        ))}
      </ul>
    </details>
  );
}

function Action({ action }: { action: PlanAction }) {
  return (
    <li>
      <span className="windflow-plan__kind" title={words(action.kind)}>
        <Icon name={KINDS[action.kind] ?? "cube"} />
        <span className="jenkins-visually-hidden">{words(action.kind)} </span>
      </span>
      <span>
        <Name>{action.name}</Name>
        {action.reason !== "" && (
          <span className="windflow-plan__reason">
            <Name>{action.reason}</Name>
          </span>
        )}
      </span>
    </li>
  );
}
