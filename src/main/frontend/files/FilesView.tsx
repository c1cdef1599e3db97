import { ContainerFrame } from "../container/ContainerFrame";
import { useParams } from "../router/RouterContext";
import { useEnvironment } from "../views/EnvironmentProvider";
import { ObjectFrame } from "../views/ObjectFrame";
import { FileBrowser } from "./FileBrowser";

/** The files of a volume, on a page of their own. */
export function VolumeFilesView() {
  const { environment, name } = useParams<"environment" | "name">();
  const { readOnly } = useEnvironment();
  return (
    <ObjectFrame list={{ title: "Volumes", path: "volumes" }} name={name} state="Files">
      <FileBrowser place={{ environment, kind: "volume", name }} readOnly={readOnly} />
    </ObjectFrame>
  );
}

/** The files of a container, as a part of its page. */
export function ContainerFilesView() {
  const { environment, id } = useParams<"environment" | "id">();
  const { readOnly } = useEnvironment();
  return <ContainerFrame tab="Files">{() => <FileBrowser place={{ environment, kind: "container", name: id }} readOnly={readOnly} />}</ContainerFrame>;
}
