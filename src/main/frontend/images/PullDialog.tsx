import { useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { TextField } from "../objects/fields";
import { environmentPath } from "../objects/removal";

interface Props {
  environment: string;
  /** What stands in the field at first. */
  reference?: string;
  onClose: () => void;
}

/** Asks what to pull; the pull then has a page of its own. */
export function PullDialog({ environment, reference: first = "", onClose }: Props) {
  const { api } = useApp();
  const doing = useJob();
  const [reference, setReference] = useState(first);
  const [platform, setPlatform] = useState("");
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  return (
    <FormDialog
      title="Pull an image"
      action="Pull"
      doing={doing}
      complete={reference.trim() !== ""}
      onSubmit={() => doing.submit(() => api.post(environmentPath(environment, "images", "pull"), { reference, platform, username, password }))}
      onClose={onClose}
    >
      <TextField label="Image" value={reference} onChange={setReference} placeholder="registry.example.com/team/app:1.0" help="Without a tag or a digest it is the tag latest." required autoFocus />
      <details>
        <summary>Platform and login</summary>
        <div className="windflow-form windflow-form--more">
          <TextField label="Platform" value={platform} onChange={setPlatform} placeholder="linux/arm64" help="Empty for the engine's own." />
          <Login username={username} password={password} onUsername={setUsername} onPassword={setPassword} />
        </div>
      </details>
    </FormDialog>
  );
}

/** Who asks a registry, for once. */
export function Login({ username, password, onUsername, onPassword }: { username: string; password: string; onUsername: (value: string) => void; onPassword: (value: string) => void }) {
  return (
    <div className="windflow-form__row">
      <TextField label="User name" value={username} onChange={onUsername} help="For this once; it is not kept." />
      <TextField label="Password or token" type="password" value={password} onChange={onPassword} />
    </div>
  );
}
