import { useParams } from "../router/RouterContext";
import { useQuery } from "../router/useQuery";
import { Notice } from "../components/Notice";
import { ObjectFrame } from "../views/ObjectFrame";
import { LogViewer } from "./LogViewer";

/** The logs of several containers together, which the address names: logs?containers=web,db. */
export function LogsView() {
  const { environment } = useParams<"environment">();
  const [query] = useQuery();
  const containers = (query.get("containers") ?? "").split(",").filter((name) => name !== "");
  return (
    <ObjectFrame list={{ title: "Containers", path: "containers" }} name="Logs">
      {containers.length === 0 ? (
        <Notice icon="layers" title="No container is chosen">
          Choose containers in the list, or name them in the address: <code>?containers=web,db</code>.
        </Notice>
      ) : (
        <LogViewer key={containers.join()} environment={environment} containers={containers} />
      )}
    </ObjectFrame>
  );
}
