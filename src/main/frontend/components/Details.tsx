import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** A line of facts below a title. */
export function Details({ children }: { children: ReactNode }) {
  return <div className="jenkins-details windflow-details">{children}</div>;
}

/** One fact; `name` says what it is to those who do not see the symbol. */
export function Detail({ icon, name, children }: { icon?: IconName; name: string; children: ReactNode }) {
  return (
    <div className="jenkins-details__item" title={name}>
      {icon !== undefined && (
        <div className="jenkins-details__item__icon">
          <Icon name={icon} />
        </div>
      )}
      <span className="jenkins-visually-hidden">{name}: </span>
      <span className="windflow-details__value">{children}</span>
    </div>
  );
}
