import { useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { AreaField, CheckField, ChoiceField, TextField } from "../objects/fields";
import { parsePairs } from "../objects/pairs";
import { environmentPath } from "../objects/removal";
import { useNavigate } from "../router/RouterContext";

/** Makes a volume; with `source`, one that has everything that another one has. */
export function VolumeDialog({ environment, source, onClose }: { environment: string; source?: string; onClose: () => void }) {
  const { api, urls } = useApp();
  const navigate = useNavigate();
  const doing = useJob();
  const [name, setName] = useState(source === undefined ? "" : `${source}-clone`);
  const [kind, setKind] = useState("driver");
  const [driver, setDriver] = useState("local");
  const [options, setOptions] = useState("");
  const [labels, setLabels] = useState("");
  const [share, setShare] = useState<Record<string, string>>({});
  const [readOnly, setReadOnly] = useState(false);
  const field = (key: string) => ({ value: share[key] ?? "", onChange: (value: string) => setShare((before) => ({ ...before, [key]: value })) });
  const volume = {
    name,
    labels: parsePairs(labels),
    ...(kind === "driver" ? { driver, options: parsePairs(options) } : { [kind]: kind === "nfs" ? { ...share, readOnly } : share }),
  };
  const submit = () => {
    if (source === undefined) {
      doing.run(
        () => api.post(environmentPath(environment, "volumes", "create"), volume),
        () => navigate(urls.inEnvironment(environment, "volume", name.trim())),
      );
    } else {
      doing.submit(() => api.post(environmentPath(environment, "volume", source, "clone"), volume));
    }
  };
  return (
    <FormDialog title={source === undefined ? "Create a volume" : "Clone the volume"} action={source === undefined ? "Create" : "Clone"} doing={doing} complete={name.trim() !== ""} onSubmit={submit} onClose={onClose}>
      <TextField label="Name" value={name} onChange={setName} required autoFocus />
      <ChoiceField
        label="Where its contents are"
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setShare({});
        }}
        choices={[
          ["driver", "On the engine's host, or as a driver says"],
          ["nfs", "On an NFS server"],
          ["cifs", "In a Windows share (CIFS)"],
        ]}
      />
      {kind === "driver" && (
        <>
          <TextField label="Driver" value={driver} onChange={setDriver} />
          <AreaField label="Options of the driver" value={options} onChange={setOptions} placeholder="type=tmpfs" help="name=value, one a line." />
        </>
      )}
      {kind !== "driver" && <TextField label="Server" {...field("host")} placeholder="nas.example.com" required />}
      {kind === "nfs" && (
        <>
          <div className="windflow-form__row">
            <TextField label="Exported path" {...field("path")} placeholder="/export/media" required />
            <TextField label="Version" {...field("version")} placeholder="4.1" />
          </div>
          <CheckField label="Never write" value={readOnly} onChange={setReadOnly} />
        </>
      )}
      {kind === "cifs" && (
        <>
          <div className="windflow-form__row">
            <TextField label="Share" {...field("share")} placeholder="media/films" required />
            <TextField label="Version" {...field("version")} placeholder="3.0" />
          </div>
          <div className="windflow-form__row">
            <TextField label="User name" {...field("username")} help="Empty for a guest." />
            <TextField label="Password" type="password" {...field("password")} help="The engine keeps it in the volume's options." />
          </div>
        </>
      )}
      {kind !== "driver" && <TextField label="More mount options" {...field("more")} placeholder="soft,timeo=30" />}
      <AreaField label="Labels" rows={2} value={labels} onChange={setLabels} placeholder="team=shop" help="name=value, one a line." />
    </FormDialog>
  );
}
