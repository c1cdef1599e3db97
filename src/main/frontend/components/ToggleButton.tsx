import { Icon, type IconName } from "./Icon";

/** A symbol that is on or off. */
export function ToggleButton({ icon, label, on, onToggle }: { icon: IconName; label: string; on: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      className="jenkins-button jenkins-button--tertiary windflow-icon-button"
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      <Icon name={icon} />
    </button>
  );
}
