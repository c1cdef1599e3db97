import { Icon, type IconName } from "./Icon";
import { Name } from "./Name";

/** The name of a row that opens and closes. */
export function RowToggle({ name, icon, open, onToggle }: { name: string; icon?: IconName; open: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="windflow-toggle" aria-expanded={open} onClick={onToggle}>
      <span className="windflow-toggle__chevron">
        <Icon name="chevron" />
      </span>
      {icon !== undefined && <Icon name={icon} />}
      <Name>{name}</Name>
    </button>
  );
}
