import type { RevisionSummary } from "../api/types";
import { useApp } from "../AppContext";
import { shortId, visible } from "../format/text";
import { Link } from "../router/Link";
import { Name } from "../components/Name";
import { TimeAgo } from "../components/TimeAgo";

/** The two revisions that are compared. */
export interface Compared {
  from: number;
  to: number;
}

interface Props {
  revisions: RevisionSummary[];
  compared: Compared;
  onCompared: (compared: Compared) => void;
  onReturn: (revision: RevisionSummary) => void;
}

/** The revisions of a stack, newest first; two of them are chosen to be compared. */
export function RevisionsTable({ revisions, compared, onCompared, onReturn }: Props) {
  const { shell } = useApp();
  const mayReturn = shell.permissions.has("deploy");
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table">
        <thead>
          <tr>
            <th scope="col">Revision</th>
            <th scope="col">Deployed</th>
            <th scope="col">By</th>
            <th scope="col">Why</th>
            <th scope="col">Images</th>
            <th scope="col" className="windflow-revisions__choice">
              From
            </th>
            <th scope="col" className="windflow-revisions__choice">
              To
            </th>
            {mayReturn && <th scope="col" aria-label="Return" />}
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision, index) => (
            <tr key={revision.number}>
              <th scope="row">{revision.number}</th>
              <td className="jenkins-table__cell--no-wrap">
                <TimeAgo time={revision.confirmed ?? revision.time} />
              </td>
              <td>
                <Name>{revision.submittedBy}</Name>
              </td>
              <td className="windflow-table__text">
                <Why revision={revision} />
              </td>
              <td className="windflow-table__text">
                <Images revision={revision} />
              </td>
              <Choice name="from" revision={revision} compared={compared} onCompared={onCompared} />
              <Choice name="to" revision={revision} compared={compared} onCompared={onCompared} />
              {mayReturn && (
                <td>
                  <button type="button" className="jenkins-button" onClick={() => onReturn(revision)} aria-label={returnLabel(revision, index === 0)}>
                    {index === 0 ? "Deploy again" : "Return to this"}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function returnLabel(revision: RevisionSummary, newest: boolean): string {
  return newest ? `Deploy revision ${revision.number} again` : `Return to revision ${revision.number}`;
}

function Why({ revision }: { revision: RevisionSummary }) {
  const { urls } = useApp();
  return (
    <>
      {revision.buildUrl === null ? (
        <Link href={urls.operation(revision.operation)}>
          <Name>{revision.cause}</Name>
        </Link>
      ) : (
        <a href={urls.jenkins(revision.buildUrl)}>
          <Name>{revision.cause}</Name>
        </a>
      )}
      {revision.returnTo !== null && <div className="windflow-quiet">Return to revision {revision.returnTo}</div>}
      {revision.commit !== null && (
        <div className="windflow-quiet" title={revision.commit}>
          Commit <code className="windflow-id">{revision.commit.slice(0, 10)}</code>
        </div>
      )}
    </>
  );
}

function Images({ revision }: { revision: RevisionSummary }) {
  return (
    <>
      {revision.images.map((image) => (
        <div key={image.service} title={visible(image.digest ?? image.id)}>
          <Name>{image.service}</Name>: <Name>{image.reference}</Name> <code className="windflow-id">{shortId(image.id)}</code>
        </div>
      ))}
    </>
  );
}

function Choice({ name, revision, compared, onCompared }: { name: keyof Compared; revision: RevisionSummary; compared: Compared; onCompared: Props["onCompared"] }) {
  return (
    <td className="windflow-revisions__choice">
      <input
        type="radio"
        name={name}
        aria-label={`Compare ${name} revision ${revision.number}`}
        checked={compared[name] === revision.number}
        onChange={() => onCompared({ ...compared, [name]: revision.number })}
      />
    </td>
  );
}
