import { Fragment } from "react";
import { Link } from "../router/Link";
import { shownName, trail } from "./names";

/** The folders on the way to the present one, each a link. */
export function Trail({ path, hrefOf }: { path: string; hrefOf: (path: string) => string }) {
  const steps = trail(path);
  return (
    <nav className="windflow-files__trail" aria-label="Folder">
      {steps.map((step, at) => (
        <Fragment key={step.path}>
          {at > 1 && <span aria-hidden="true">/</span>}
          {at === steps.length - 1 ? (
            <bdi aria-current="location">{shownName(step.name)}</bdi>
          ) : (
            <Link href={hrefOf(step.path)}>
              <bdi>{shownName(step.name)}</bdi>
            </Link>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
