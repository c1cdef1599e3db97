import { useRef, useState } from "react";
import type { Environment } from "../api/types";
import { useApp } from "../AppContext";
import { EnvironmentCard } from "../components/EnvironmentCard";
import { Notice } from "../components/Notice";
import { SearchField } from "../components/SearchField";
import { StateFilter } from "../components/StateFilter";
import { useHotkeys } from "../components/useHotkeys";
import { filterEnvironments, statesOf } from "../format/environments";
import { environmentLabel } from "../format/tone";

/** The environments as tiles, searched and filtered. */
export function EnvironmentsSection({ environments }: { environments: Environment[] }) {
  const [text, setText] = useState("");
  const [state, setState] = useState("");
  const search = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => search.current?.focus() });

  if (environments.length === 0) {
    return <NoEnvironment />;
  }
  const shown = filterEnvironments(environments, text, state);
  return (
    <section aria-label="Environments">
      <div className="windflow-toolbar">
        <SearchField ref={search} label="Search environments" shortcut="/" value={text} onChange={setText} />
        <StateFilter label="State" states={statesOf(environments)} labelOf={environmentLabel} value={state} onChange={setState} />
      </div>
      {shown.length === 0 ? (
        <Notice icon="search" title="No environment matches" />
      ) : (
        <ul className="windflow-environments">
          {shown.map((environment) => (
            <li key={environment.name}>
              <EnvironmentCard environment={environment} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NoEnvironment() {
  const { shell, urls } = useApp();
  if (!shell.permissions.has("configure")) {
    return (
      <Notice icon="server" title="No environment yet">
        An administrator adds Docker hosts under Manage Jenkins, System, Windflow.
      </Notice>
    );
  }
  return (
    <Notice
      icon="server"
      title="No environment yet"
      actions={
        <a className="jenkins-button jenkins-button--primary" href={urls.configuration()}>
          Add an environment
        </a>
      }
    >
      An environment is a Docker host that Windflow may use. Add one under Manage Jenkins, System, Windflow, or by configuration as code.
    </Notice>
  );
}
