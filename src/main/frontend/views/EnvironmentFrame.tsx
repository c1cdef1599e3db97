import type { ReactNode } from "react";
import { useApp } from "../AppContext";
import { Announcer } from "../components/Announcer";
import { AppBar } from "../components/AppBar";
import { ConnectionTest } from "../components/ConnectionTest";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { Name } from "../components/Name";
import { StateMark } from "../components/StateMark";
import { Tabs } from "../components/Tabs";
import { environmentLabel } from "../format/tone";
import { ROUTES } from "../router/routes";
import { useEnvironment } from "./EnvironmentProvider";

const PREFIX = "environment/:environment/";

/** What the tabs of an environment have in common: its title, how it is, and the tabs. */
export function EnvironmentFrame({ tab, children }: { tab: string; children: ReactNode }) {
  const { shell, urls } = useApp();
  const environment = useEnvironment();
  const { displayName, name, status } = environment;
  const tabs = ROUTES.filter((route) => route.tab !== undefined).map((route) => ({
    title: route.tab ?? "",
    href: urls.inEnvironment(name, route.path.slice(PREFIX.length)),
  }));
  return (
    <>
      <AppBar
        title={<Name>{displayName}</Name>}
        subtitle={
          <>
            {displayName !== name && <Name>{name}</Name>}
            <span className="windflow-frame__state">
              <StateMark label={environmentLabel(status.state)} />
            </span>
          </>
        }
      >
        <LiveIndicator />
        <KeyboardHelp />
        {shell.permissions.has("configure") && <ConnectionTest environment={environment} />}
      </AppBar>
      <Announcer text={`${displayName}: ${environmentLabel(status.state).text}. ${status.reason}`} />
      <Tabs label={`Parts of ${displayName}`} tabs={tabs} selected={tab} />
      <OfflineAlert />
      <h2 className="jenkins-visually-hidden" data-page-heading="">
        {tab}
      </h2>
      {children}
    </>
  );
}

/** Says on every tab why the environment is not as it should be. */
function OfflineAlert() {
  const { status } = useEnvironment();
  if (status.state !== "OFFLINE" && status.state !== "DEGRADED") {
    return null;
  }
  return (
    <div className={`jenkins-alert ${status.state === "OFFLINE" ? "jenkins-alert-danger" : "jenkins-alert-warning"} windflow-alert`}>
      <Name>{status.reason}</Name>
    </div>
  );
}
