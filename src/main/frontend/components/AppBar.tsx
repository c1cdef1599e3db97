import type { ReactNode } from "react";

/** The title row of a page. */
export function AppBar({ title, subtitle, children }: { title: ReactNode; subtitle?: ReactNode; children?: ReactNode }) {
  return (
    <div className="jenkins-app-bar">
      <div className="jenkins-app-bar__content">
        <h1>
          {title}
          {subtitle !== undefined && <span className="jenkins-app-bar__subtitle">{subtitle}</span>}
        </h1>
      </div>
      <div className="jenkins-app-bar__controls">{children}</div>
    </div>
  );
}
