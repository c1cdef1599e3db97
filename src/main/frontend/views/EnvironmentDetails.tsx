import type { Environment } from "../api/types";
import { Detail, Details } from "../components/Details";
import { EngineText } from "../components/EngineText";
import { EnvironmentFlags } from "../components/EnvironmentFlags";
import { Name } from "../components/Name";
import { Since } from "../components/Since";
import { StateMark } from "../components/StateMark";
import { environmentLabel } from "../format/tone";

/** The state of an environment and what kind of host it is. */
export function EnvironmentDetails({ environment }: { environment: Environment }) {
  const { status, connection, publicAddress, timeZone } = environment;
  return (
    <Details>
      <Detail name="State">
        <StateMark label={environmentLabel(status.state)} />
        {status.since !== null && (
          <span className="windflow-quiet">
            <Since time={status.since} />
          </span>
        )}
      </Detail>
      <Detail name="Engine" icon="cube">
        <EngineText engine={environment.engine} />
      </Detail>
      <Detail name="Connection" icon="link">
        <Name>{connection.description}</Name>
      </Detail>
      {publicAddress !== "" && (
        <Detail name="Public address" icon="network">
          <Name>{publicAddress}</Name>
        </Detail>
      )}
      {timeZone !== "" && (
        <Detail name="Time zone" icon="clock">
          <Name>{timeZone}</Name>
        </Detail>
      )}
      <EnvironmentFlags environment={environment} />
    </Details>
  );
}
