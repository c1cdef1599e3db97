import { useMemo } from "react";
import { Notice } from "../components/Notice";
import { ResourceView } from "../components/ResourceView";
import { containersOf } from "../format/stacks";
import { LogViewer } from "../logs/LogViewer";
import { useParams } from "../router/RouterContext";
import type { StackDocument } from "./api";
import { StackFrame, useStack } from "./StackFrame";

/** The logs of all containers of a stack, merged in the order of time. */
export function StackLogsView() {
  const { environment, project } = useParams<"environment" | "project">();
  const resource = useStack(environment, project);
  return (
    <StackFrame tab="Logs">
      <ResourceView resource={resource} what="Its logs">
        {(document) => <Logs environment={environment} document={document} />}
      </ResourceView>
    </StackFrame>
  );
}

function Logs({ environment, document }: { environment: string; document: StackDocument }) {
  const names = containersOf(document.stack).map(({ name }) => name);
  const key = names.join();
  // The stack comes anew with each of its changes; the viewer begins anew only with other containers.
  const containers = useMemo(() => (key === "" ? [] : key.split(",")), [key]);
  return containers.length === 0 ? (
    <Notice icon="layers" title="Nothing of it runs">
      Logs are those of containers, and there is none.
    </Notice>
  ) : (
    <LogViewer key={key} environment={environment} containers={containers} />
  );
}
