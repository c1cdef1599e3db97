import { useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { Container, Service, Stack } from "../api/types";
import { useApp } from "../AppContext";
import { ActionMenu } from "../components/ActionMenu";
import { Card } from "../components/Card";
import { Health } from "../components/Health";
import { Name } from "../components/Name";
import { Notice } from "../components/Notice";
import { RecentOperations } from "../components/RecentOperations";
import { ResourceView } from "../components/ResourceView";
import { StateMark } from "../components/StateMark";
import { TimeAgo } from "../components/TimeAgo";
import { running } from "../format/stacks";
import { containerLabel } from "../format/tone";
import { asApiError } from "../live/useResource";
import { Link } from "../router/Link";
import { useNavigate, useParams } from "../router/RouterContext";
import { type PublishedPort, StackCalls, type StackDocument } from "./api";
import { StackFrame, useStack } from "./StackFrame";
import { VERBS } from "./verbs";

/** One stack: its services with their containers, what belongs to it, and what was done to it. */
export function StackView() {
  const { environment, project } = useParams<"environment" | "project">();
  const resource = useStack(environment, project);
  return (
    <StackFrame tab="Services">
      <ResourceView resource={resource} what="Its services">
        {(document) => <Parts document={document} />}
      </ResourceView>
    </StackFrame>
  );
}

function Parts({ document }: { document: StackDocument }) {
  const { environment, project } = useParams<"environment" | "project">();
  const { stack, networks, volumes } = document;
  return (
    <div className="windflow-operation">
      <Deployed stack={stack} />
      {stack.services.length === 0 ? (
        <Notice icon="layers" title="Nothing of it runs">
          Deploy it from the editor, or return to one of its revisions.
        </Notice>
      ) : (
        <Services stack={stack} ports={document.ports} />
      )}
      <div className="windflow-stack__parts">
        <Owned title="Networks" path="network" parts={networks} />
        <Owned title="Volumes" path="volume" parts={volumes} />
      </div>
      <RecentOperations environment={environment} project={project} />
    </div>
  );
}

function Deployed({ stack: { revision, origin } }: { stack: Stack }) {
  const { urls } = useApp();
  if (revision === null) {
    return (
      <p className="windflow-quiet">
        {origin === "other-controller" ? "Another Jenkins deploys this stack." : "Another tool has made this stack."} Adopt it to edit, update and return to it here; it can be started and stopped as it is.
      </p>
    );
  }
  return (
    <p className="windflow-quiet">
      Revision {revision.number}, deployed <TimeAgo time={revision.time} /> by{" "}
      {revision.buildUrl === null ? (
        <Name>{revision.submittedBy}</Name>
      ) : (
        <a href={urls.jenkins(revision.buildUrl)}>
          <Name>{revision.submittedBy}</Name>
        </a>
      )}{" "}
      (<Name>{revision.cause}</Name>)
    </p>
  );
}

function Services({ stack, ports }: { stack: Stack; ports: StackDocument["ports"] }) {
  const [error, setError] = useState<ApiError | null>(null);
  return (
    <section aria-label="Services">
      {error !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-alert" role="alert">
          {error.message}
        </div>
      )}
      <div className="windflow-scroll">
        <table className="jenkins-table jenkins-table--small windflow-table windflow-stacks">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">State</th>
              <th scope="col">Health</th>
              <th scope="col">Image or status</th>
              <th scope="col">Ports</th>
              <th scope="col">
                <span className="jenkins-visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          {stack.services.map((service) => (
            <ServiceBody key={service.name} stack={stack} service={service} ports={ports} onError={setError} />
          ))}
        </table>
      </div>
    </section>
  );
}

function ServiceBody({ stack, service, ports, onError }: { stack: Stack; service: Service; ports: StackDocument["ports"]; onError: (error: ApiError) => void }) {
  return (
    <tbody>
      <tr className="windflow-stacks__service">
        <th scope="row">
          <Name>{service.name === "" ? "(no service)" : service.name}</Name>
          {service.containers.length > 1 && (
            <span className="windflow-quiet">
              {" "}
              {running(service.containers)}/{service.containers.length}
            </span>
          )}
        </th>
        <td>
          <StateMark label={containerLabel(service.state)} />
        </td>
        <td>
          <Health health={service.health} />
        </td>
        <td className="windflow-table__text windflow-code">
          <Name>{service.image}</Name>
        </td>
        <td />
        <td className="windflow-stack__menu">
          <ServiceMenu stack={stack} service={service} onError={onError} />
        </td>
      </tr>
      {service.containers.map((container) => (
        <ContainerLine key={container.id} container={container} ports={ports[container.id] ?? []} />
      ))}
    </tbody>
  );
}

function ServiceMenu({ stack, service, onError }: { stack: Stack; service: Service; onError: (error: ApiError) => void }) {
  const { api, shell, urls } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const navigate = useNavigate();
  const states = service.containers.map(({ state }) => state);
  const entries = VERBS.filter(({ permission, fits }) => shell.permissions.has(permission) && fits(states, stack)).map(({ verb, title, icon, danger }) => ({
    id: verb,
    title,
    icon,
    danger: danger ?? false,
    onSelect: () => {
      new StackCalls(api, environment, project).act(verb, [service.name]).then(
        (id) => navigate(urls.operation(id)),
        (failure: unknown) => onError(asApiError(failure)),
      );
    },
  }));
  return service.name === "" ? null : <ActionMenu label={`Actions for ${service.name}`} groups={[entries]} />;
}

function ContainerLine({ container, ports }: { container: Container; ports: PublishedPort[] }) {
  const { urls } = useApp();
  const { environment } = useParams<"environment">();
  return (
    <tr className="windflow-stacks__container">
      <th scope="row">
        <Link href={urls.container(environment, container.name)}>
          <Name>{container.name}</Name>
        </Link>
      </th>
      <td>
        <StateMark label={containerLabel(container.state, container.exitCode)} />
      </td>
      <td>
        <Health health={container.health} />
      </td>
      <td className="windflow-table__text">
        <Name>{container.status}</Name>
      </td>
      <td className="windflow-code">{[...new Set(ports.map((port) => `${port.host}:${port.container}/${port.protocol}`))].join(", ")}</td>
      <td />
    </tr>
  );
}

function Owned({ title, path, parts }: { title: string; path: string; parts: { name: string; driver: string }[] }) {
  const { urls } = useApp();
  const { environment } = useParams<"environment">();
  if (parts.length === 0) {
    return null;
  }
  return (
    <Card title={title}>
      <ul className="windflow-stack__names">
        {parts.map(({ name, driver }) => (
          <li key={name}>
            <Link href={urls.inEnvironment(environment, path, name)}>
              <Name>{name}</Name>
            </Link>{" "}
            <span className="windflow-quiet">
              <Name>{driver}</Name>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
