import type { Environment } from "../api/types";
import { useApp } from "../AppContext";
import { environmentLabel } from "../format/tone";
import { Link } from "../router/Link";
import { EngineText } from "./EngineText";
import { EnvironmentCounts } from "./EnvironmentCounts";
import { EnvironmentFlags } from "./EnvironmentFlags";
import { Name } from "./Name";
import { Since } from "./Since";
import { StateMark } from "./StateMark";

/** An environment in the overview; the whole tile is its link. */
export function EnvironmentCard({ environment }: { environment: Environment }) {
  const { urls } = useApp();
  const { status } = environment;
  const colour = environment.colour === "" ? "" : ` windflow-colour--${environment.colour}`;
  return (
    <article className={`jenkins-card windflow-environment${colour}`}>
      <header className="windflow-environment__title">
        <h2>
          <Link href={urls.environment(environment.name)}>
            <Name>{environment.displayName}</Name>
          </Link>
        </h2>
        <StateMark label={environmentLabel(status.state)} />
      </header>
      <p className="windflow-environment__address">
        <Name>{environment.connection.description}</Name>
      </p>
      {status.state === "ONLINE" || status.reason === "" ? (
        <EnvironmentCounts counts={environment.counts} />
      ) : (
        <p className={`windflow-environment__reason windflow-environment__reason--${status.state.toLowerCase()}`}>
          <Name>{status.reason}</Name>
        </p>
      )}
      <EnvironmentFlags environment={environment} />
      <footer className="windflow-environment__footer">
        <span>
          <EngineText engine={environment.engine} />
        </span>
        {status.since !== null && <Since time={status.since} />}
      </footer>
    </article>
  );
}
