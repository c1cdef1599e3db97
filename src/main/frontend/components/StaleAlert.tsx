import type { ApiError } from "../api/ApiError";

/** Above what is shown although it could not be brought up to date. */
export function StaleAlert({ error, retry }: { error: ApiError | null; retry: () => void }) {
  if (error === null) {
    return null;
  }
  return (
    <div className="jenkins-alert jenkins-alert-warning windflow-alert" role="status">
      <span>{error.message} What you see is the last known state.</span>
      <button type="button" className="jenkins-button" onClick={retry}>
        Retry
      </button>
    </div>
  );
}
