import { useState } from "react";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Name } from "../components/Name";

interface Props {
  project: string;
  networks: string[];
  volumes: string[];
  /** Whether the user may remove volumes. */
  mayDelete: boolean;
  onConfirm: (volumes: boolean) => void;
  onClose: () => void;
}

/** Asks before a stack is taken down, naming what goes. */
export function DownDialog({ project, networks, volumes, mayDelete, onConfirm, onClose }: Props) {
  const [withVolumes, setWithVolumes] = useState(false);
  return (
    <ConfirmDialog title={`Take ${project} down?`} action="Take down" refuse="Keep" onConfirm={() => onConfirm(withVolumes)} onClose={onClose}>
      <p>All of its containers are stopped and removed{networks.length > 0 && ", and its networks with them:"}</p>
      <Names names={networks} />
      {volumes.length > 0 && (
        <>
          <div className="jenkins-checkbox">
            <input id="windflow-down-volumes" type="checkbox" checked={withVolumes} disabled={!mayDelete} onChange={(event) => setWithVolumes(event.target.checked)} />
            <label htmlFor="windflow-down-volumes">Remove its volumes too, with all that is in them</label>
          </div>
          <Names names={volumes} />
          {!mayDelete && <p className="windflow-quiet">That wants the permission Windflow/Delete.</p>}
        </>
      )}
      <p className="windflow-quiet">Its revisions stay, so that it can be deployed again.</p>
    </ConfirmDialog>
  );
}

function Names({ names }: { names: string[] }) {
  return (
    <ul className="windflow-stack__names">
      {names.map((name) => (
        <li key={name}>
          <Name>{name}</Name>
        </li>
      ))}
    </ul>
  );
}
