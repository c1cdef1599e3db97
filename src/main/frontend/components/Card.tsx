import { type ReactNode, useId } from "react";

/** A framed part of a page. */
export function Card({ title, note, controls, children }: { title: string; note?: ReactNode; controls?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="jenkins-card windflow-card" aria-labelledby={heading}>
      <div className="jenkins-card__title">
        <h2 id={heading}>
          {title}
          {note !== undefined && <span className="windflow-card__note">{note}</span>}
        </h2>
        {controls !== undefined && <div className="jenkins-card__controls">{controls}</div>}
      </div>
      <div className="jenkins-card__content">{children}</div>
    </section>
  );
}
