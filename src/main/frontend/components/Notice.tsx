import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** Instead of something that is not there: what that means and what can be done. */
export function Notice({ icon, title, children, actions }: { icon: IconName; title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="jenkins-notice">
      <Icon name={icon} />
      <div>{title}</div>
      {children !== undefined && <div className="jenkins-notice__description">{children}</div>}
      {actions !== undefined && <div className="jenkins-buttons-row">{actions}</div>}
    </div>
  );
}
