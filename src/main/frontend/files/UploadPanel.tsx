import { Icon } from "../components/Icon";
import { count } from "../format/text";
import { shownName, size } from "./names";
import type { Uploads } from "./useUploads";

/** So many failures are listed. */
const MOST = 50;

/** How far uploads are, what failed, and the way to end them. */
export function UploadPanel({ uploads }: { uploads: Uploads }) {
  const { all } = uploads;
  if (all.length === 0) {
    return null;
  }
  const busy = all.some(({ state }) => state === "waiting" || state === "running");
  const failed = all.filter(({ state }) => state === "failed");
  const total = all.reduce((sum, one) => sum + one.size, 0);
  const sent = all.reduce((sum, one) => sum + Math.min(one.sent, one.size), 0);
  const done = all.filter(({ state }) => state === "done").length;
  const cancelled = all.filter(({ state }) => state === "cancelled").length;
  return (
    <section className="jenkins-card windflow-uploads" aria-label="Uploads">
      <div className="windflow-uploads__line">
        <span role="status">
          {busy ? "Uploading" : "Uploaded"} {done} of {count(all.length, "file")}, {size(sent)} of {size(total)}
          {failed.length > 0 && `, ${failed.length} failed`}
          {cancelled > 0 && `, ${cancelled} cancelled`}
        </span>
        {busy ? (
          <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={uploads.cancel}>
            <Icon name="cross" />
            Cancel
          </button>
        ) : (
          <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={uploads.clear}>
            Close
          </button>
        )}
      </div>
      <progress max={Math.max(1, total)} value={sent} aria-label="Bytes uploaded" />
      {failed.length > 0 && (
        <ul className="windflow-uploads__failed">
          {failed.slice(0, MOST).map((one) => (
            <li key={one.id}>
              <bdi>{shownName(one.path)}</bdi>: {one.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
