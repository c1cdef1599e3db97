import type { Listing, Place } from "./api";

interface Props {
  place: Place;
  listing: Listing;
  readOnly: boolean;
  insists: boolean;
  onInsist: (insists: boolean) => void;
}

/** Why files of a place cannot be changed as one likes, and the way out. */
export function PlaceAlerts({ place, listing, readOnly, insists, onInsist }: Props) {
  const { usedBy, limits } = listing;
  return (
    <>
      {limits !== "" && <div className="jenkins-alert jenkins-alert-info">{limits}</div>}
      {readOnly && <div className="jenkins-alert jenkins-alert-info">The environment is read-only: files can be seen and downloaded.</div>}
      {!readOnly && place.kind === "volume" && usedBy.length > 0 && (
        <div className={`jenkins-alert ${insists ? "jenkins-alert-warning" : "jenkins-alert-info"} windflow-files__changed`}>
          <span>
            The volume is used by <bdi>{usedBy.join(", ")}</bdi>
            {insists ? ": what is changed here may be lost or do harm while it runs." : ", so it is shown read-only."}
          </span>
          <button type="button" className="jenkins-button" aria-pressed={insists} onClick={() => onInsist(!insists)}>
            {insists ? "Read-only again" : "Allow changes"}
          </button>
        </div>
      )}
    </>
  );
}
