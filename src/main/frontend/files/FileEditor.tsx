import { useCallback, useEffect, useState } from "react";
import { ApiError } from "../api/ApiError";
import { Dialog } from "../components/Dialog";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import type { FilesApi, FileText } from "./api";
import { CodeArea } from "./CodeArea";
import { nameOf, shownName } from "./names";

interface Props {
  api: FilesApi;
  path: string;
  /** False when files are only shown. */
  writable: boolean;
  downloadHref: string;
  onClose: () => void;
  onSaved: () => void;
}

/** One text file, to be read or edited; says when it cannot be, or has changed meanwhile. */
export function FileEditor({ api, path, writable, downloadHref, onClose, onSaved }: Props) {
  const [file, setFile] = useState<FileText | null>(null);
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const changed = file !== null && text !== file.text;

  const show = useCallback((read: FileText) => {
    setFile(read);
    setText(read.text);
    setFailure(null);
  }, []);
  const load = useCallback(() => api.text(path).then(show, (reason: unknown) => setFailure(asError(reason))), [api, path, show]);
  useEffect(() => {
    void load();
  }, [load]);

  const save = () => {
    if (file === null || !changed || busy) {
      return;
    }
    setBusy(true);
    api
      .save(file, text)
      .then(
        (saved) => {
          show(saved);
          onSaved();
        },
        (reason: unknown) => setFailure(asError(reason)),
      )
      .finally(() => setBusy(false));
  };
  const close = () => (changed && !asked ? setAsked(true) : onClose());

  return (
    <Dialog
      title={<bdi>{shownName(nameOf(path))}</bdi>}
      onClose={close}
      buttons={
        <>
          {file !== null && <span className="windflow-quiet">{file.encoding}</span>}
          <a className="jenkins-button" href={downloadHref} download>
            Download
          </a>
          <button type="button" className="jenkins-button" onClick={close}>
            {asked && changed ? "Discard the changes" : "Close"}
          </button>
          {writable && file !== null && (
            <button type="button" className="jenkins-button jenkins-button--primary" disabled={!changed || busy} onClick={save}>
              Save
            </button>
          )}
        </>
      }
    >
      {asked && changed && (
        <div className="jenkins-alert jenkins-alert-warning" role="alert">
          The changes are not saved.
        </div>
      )}
      {failure !== null && file !== null && (
        <div className="jenkins-alert jenkins-alert-danger windflow-files__changed" role="alert">
          {failure.message}
          {failure.status === 412 && (
            <button type="button" className="jenkins-button" onClick={() => void load()}>
              Read it again
            </button>
          )}
        </div>
      )}
      {file !== null ? (
        <div
          className="windflow-files__editor"
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key === "s") {
              event.preventDefault();
              save();
            }
          }}
        >
          <CodeArea label={shownName(nameOf(path))} yaml={/\.ya?ml$/.test(path)} value={text} onChange={setText} readOnly={!writable} />
        </div>
      ) : failure !== null ? (
        <Notice icon={failure.forbidden ? "lock" : "alert"} title="This file cannot be shown here">
          {failure.message}
        </Notice>
      ) : (
        <Skeleton kind="row" amount={8} />
      )}
    </Dialog>
  );
}

function asError(reason: unknown): ApiError {
  return reason instanceof ApiError ? reason : new ApiError(0, String(reason));
}
