import type { ReactNode } from "react";
import { useApp } from "../AppContext";
import { AppBar } from "../components/AppBar";
import { KeyboardHelp } from "../components/KeyboardHelp";
import { LiveIndicator } from "../components/LiveIndicator";
import { Name } from "../components/Name";
import { Tabs } from "../components/Tabs";
import { Link } from "../router/Link";
import { useEnvironment } from "./EnvironmentProvider";

interface Props {
  /** The environment's tab on which the thing is listed, and its part of the address: "Containers", "containers". */
  list: { title: string; path: string };
  /** What people call the thing. */
  name: string;
  /** Behind the name: its state. */
  state?: ReactNode;
  /** The page's own tabs; the one that is shown is `tab`. */
  tabs?: { title: string; href: string }[];
  tab?: string;
  /** Buttons at the end of the title row. */
  controls?: ReactNode;
  children: ReactNode;
}

/** The page of one thing in an environment: where it belongs, what it is called, what can be done with it, and its tabs. */
export function ObjectFrame({ list, name, state, tabs, tab = "", controls, children }: Props) {
  const { urls } = useApp();
  const environment = useEnvironment();
  return (
    <>
      <nav className="windflow-trail" aria-label="Where this belongs">
        <Link href={urls.environment(environment.name)}>
          <Name>{environment.displayName}</Name>
        </Link>
        <span aria-hidden="true">/</span>
        <Link href={urls.inEnvironment(environment.name, list.path)}>{list.title}</Link>
      </nav>
      <AppBar
        title={
          <span data-page-heading="">
            <Name>{name}</Name>
          </span>
        }
        subtitle={state === undefined ? undefined : <span className="windflow-frame__state">{state}</span>}
      >
        <LiveIndicator />
        <KeyboardHelp />
        {controls}
      </AppBar>
      {tabs !== undefined && <Tabs label={`Parts of ${name}`} tabs={tabs} selected={tab} />}
      {children}
    </>
  );
}
