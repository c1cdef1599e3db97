import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { Link } from "../router/Link";
import { Notice } from "./Notice";

/** Instead of what could not be had: forbidden, gone or broken. */
export function FailureNotice({ error, retry }: { error: ApiError; retry: () => void }) {
  const { urls } = useApp();
  const again = (
    <button type="button" className="jenkins-button" onClick={retry}>
      Retry
    </button>
  );
  if (error.forbidden) {
    return (
      <Notice icon="lock" title="You may not see this" actions={again}>
        {error.message} An administrator can give you the permission Windflow/View.
      </Notice>
    );
  }
  if (error.missing) {
    return (
      <Notice
        icon="question"
        title="Not found"
        actions={
          <Link className="jenkins-button" href={urls.overview()}>
            All environments
          </Link>
        }
      >
        {error.message}
      </Notice>
    );
  }
  return (
    <Notice icon="alert" title={error.status === 0 ? "No connection to Jenkins" : "This did not work"} actions={again}>
      {error.message}
    </Notice>
  );
}
