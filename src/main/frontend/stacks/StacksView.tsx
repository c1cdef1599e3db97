import { useCallback, useMemo } from "react";
import type { Stack, StackList } from "../api/types";
import { useApp } from "../AppContext";
import { Health } from "../components/Health";
import { Icon } from "../components/Icon";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { OriginBadge } from "../components/OriginBadge";
import { ResourceView } from "../components/ResourceView";
import { StateMark } from "../components/StateMark";
import { TimeAgo } from "../components/TimeAgo";
import { containersOf, running, stackHealth } from "../format/stacks";
import { stackLabel } from "../format/tone";
import { environmentTopic } from "../live/topics";
import { useResource } from "../live/useResource";
import { Link } from "../router/Link";
import "../styles/stacks.css";
import { DataTable } from "../table/DataTable";
import type { Column, Filter } from "../table/types";
import { useEnvironment } from "../views/EnvironmentProvider";
import { useStackActions } from "./useStackActions";

const TROUBLE = ["CRASHING", "UNHEALTHY", "PARTIAL", "STOPPED", "PAUSED", "EMPTY", "COMPLETED", "RUNNING"];

const FILTERS: readonly Filter<Stack>[] = [
  { id: "state", title: "State", kind: "marks", valuesOf: (stack) => [stack.state], labelOf: stackLabel },
  { id: "from", title: "Made by", kind: "choose", valuesOf: (stack) => [makerOf(stack)] },
];

/** The stacks of an environment, ours and those of others. */
export function StacksView() {
  const { api } = useApp();
  const { name } = useEnvironment();
  const load = useCallback(() => api.stacks(name), [api, name]);
  const resource = useResource<StackList>(environmentTopic(name), "stacks", load);
  return (
    <ResourceView resource={resource} what="Its stacks">
      {({ stacks }) => <Stacks environment={name} stacks={stacks} />}
    </ResourceView>
  );
}

function Stacks({ environment, stacks }: { environment: string; stacks: Stack[] }) {
  const { urls, shell } = useApp();
  const actions = useStackActions(environment);
  const columns = useMemo(() => columnsOf((project) => urls.stack(environment, project), (url) => urls.jenkins(url)), [urls, environment]);
  const create = shell.permissions.has("deploy") ? (
    <Link className="jenkins-button jenkins-button--primary" href={urls.inEnvironment(environment, "stacks", "create")}>
      <Icon name="plus" />
      New stack
    </Link>
  ) : null;
  return (
    <DataTable
      id="stacks"
      label="stacks"
      rows={stacks}
      rowKey={keyOf}
      rowName={keyOf}
      columns={columns}
      filters={FILTERS}
      actions={actions}
      hrefOf={(stack) => urls.stack(environment, stack.project)}
      order={{ column: "name", descending: false }}
      addressed
      empty={
        <Notice icon="layers" title="No stack runs here yet" actions={create}>
          Write one here, or deploy one from a pipeline with the step <code>windflowDeploy</code>. Stacks that other tools start appear here too.
        </Notice>
      }
    >
      {create}
    </DataTable>
  );
}

const keyOf = (stack: Stack) => stack.project;

function makerOf(stack: Stack): string {
  if (stack.origin === "other-controller") {
    return "another Jenkins";
  }
  return stack.origin === "windflow" || stack.revision !== null ? "this Jenkins" : "others";
}

function columnsOf(hrefOf: (project: string) => string, buildHref: (url: string) => string): Column<Stack>[] {
  return [
    {
      id: "name",
      title: "Name",
      width: 16,
      grow: true,
      fixed: true,
      text: (stack) => stack.project,
      cell: (stack) => (
        <>
          <Link href={hrefOf(stack.project)}>
            <Name>{stack.project}</Name>
          </Link>
          {stack.revision === null && <OriginBadge stack={stack} />}
        </>
      ),
    },
    {
      id: "state",
      title: "State",
      width: 10,
      text: (stack) => stackLabel(stack.state).text,
      sort: (stack) => TROUBLE.indexOf(stack.state),
      cell: (stack) => <StateMark label={stackLabel(stack.state)} />,
    },
    { id: "health", title: "Health", width: 8, text: stackHealth, cell: (stack) => <Health health={stackHealth(stack)} /> },
    {
      id: "services",
      title: "Services",
      width: 18,
      grow: true,
      text: (stack) => stack.services.map((service) => `${service.name} ${service.image}`).join(" "),
      sort: (stack) => stack.services.length,
      cell: (stack) => <Name>{stack.services.map((service) => service.name).join(", ")}</Name>,
    },
    {
      id: "running",
      title: "Running",
      width: 7,
      align: "end",
      sort: (stack) => running(containersOf(stack)),
      cell: (stack) => `${running(containersOf(stack))}/${containersOf(stack).length}`,
    },
    { id: "revision", title: "Revision", width: 7, align: "end", sort: (stack) => stack.revision?.number ?? null, cell: (stack) => stack.revision?.number ?? "" },
    {
      id: "deployed",
      title: "Deployed",
      width: 14,
      text: (stack) => stack.revision?.submittedBy ?? "",
      sort: (stack) => stack.revision?.time ?? null,
      cell: ({ revision }) =>
        revision && (
          <>
            <TimeAgo time={revision.time} /> by {revision.buildUrl === null ? <Name>{revision.submittedBy}</Name> : <a href={buildHref(revision.buildUrl)}><Name>{revision.submittedBy}</Name></a>}
          </>
        ),
    },
  ];
}
