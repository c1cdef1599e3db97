import { useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { AreaField, FileField, TextField } from "../objects/fields";
import { environmentPath } from "../objects/removal";

/** Sends an archive of images, or of a root file system that becomes one. */
export function ArchiveDialog({ environment, what, onClose }: { environment: string; what: "load" | "import"; onClose: () => void }) {
  const { api } = useApp();
  const doing = useJob();
  const [file, setFile] = useState<File | null>(null);
  const [reference, setReference] = useState("");
  const [changes, setChanges] = useState("");
  const importing = what === "import";
  const query = importing ? `?${new URLSearchParams({ reference, changes })}` : "";
  return (
    <FormDialog
      title={importing ? "Import a root file system" : "Load images"}
      action={importing ? "Import" : "Load"}
      doing={doing}
      complete={file !== null && (!importing || reference.trim() !== "")}
      onSubmit={() => file !== null && doing.submit(() => api.upload(`${environmentPath(environment, "images", what)}${query}`, file))}
      onClose={onClose}
    >
      {importing && <TextField label="Name of the image" value={reference} onChange={setReference} placeholder="team/base:1.0" required autoFocus />}
      <FileField label="Archive" accept=".tar,.gz,.tgz,.bz2,.xz" onChange={setFile} help={importing ? "A tar archive of files as docker export writes it, packed or not." : "What docker save or an export from this page has written, packed or not."} />
      {importing && <AreaField label="Settings" value={changes} onChange={setChanges} placeholder={'CMD ["/bin/sh"]'} help="Lines of a Dockerfile: CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, USER, VOLUME, WORKDIR." />}
    </FormDialog>
  );
}
