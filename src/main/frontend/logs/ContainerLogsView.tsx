import { ContainerFrame, useContainer } from "../container/ContainerFrame";
import { textAt } from "../container/json";
import { LogViewer } from "./LogViewer";

/** The log of one container, on its own page. It is followed by its name, so that one that is made anew is followed as well. */
export function ContainerLogsView() {
  const { environment, id } = useContainer();
  return (
    <ContainerFrame tab="Logs">
      {(document) => <LogViewer environment={environment} containers={[textAt(document.inspect, "Name").replace(/^\//, "") || id]} />}
    </ContainerFrame>
  );
}
