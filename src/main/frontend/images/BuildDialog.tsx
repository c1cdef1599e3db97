import { useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { AreaField, CheckField, ChoiceField, FileField, TextField } from "../objects/fields";
import { parsePairs } from "../objects/pairs";
import { environmentPath } from "../objects/removal";

/** Builds an image from an archive of the browser's, or from the text of a Dockerfile alone. */
export function BuildDialog({ environment, onClose }: { environment: string; onClose: () => void }) {
  const { api } = useApp();
  const doing = useJob();
  const [source, setSource] = useState("archive");
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("FROM ");
  const [names, setNames] = useState("");
  const [dockerfile, setDockerfile] = useState("Dockerfile");
  const [target, setTarget] = useState("");
  const [platform, setPlatform] = useState("");
  const [argumentsText, setArgumentsText] = useState("");
  const [noCache, setNoCache] = useState(false);
  const [pull, setPull] = useState(false);
  const wanted = names.split(/[\s,]+/).filter((name) => name !== "");
  const settings = { names: wanted, dockerfile, target, platform, arguments: parsePairs(argumentsText), noCache, pull };
  const submit = () => {
    if (source === "text") {
      doing.submit(() => api.post(environmentPath(environment, "images", "buildDockerfile"), { ...settings, text }));
    } else if (file !== null) {
      const query = new URLSearchParams({ settings: JSON.stringify(settings) });
      doing.submit(() => api.upload(`${environmentPath(environment, "images", "build")}?${query}`, file));
    }
  };
  return (
    <FormDialog title="Build an image" action="Build" doing={doing} complete={wanted.length > 0 && (source === "text" ? text.trim() !== "" : file !== null)} onSubmit={submit} onClose={onClose}>
      <TextField label="Names" value={names} onChange={setNames} placeholder="team/app:1.0 team/app:latest" help="One or several, with blanks in between." required autoFocus />
      <ChoiceField
        label="Built from"
        value={source}
        onChange={setSource}
        choices={[
          ["archive", "An archive with a Dockerfile"],
          ["text", "The text of a Dockerfile"],
        ]}
      />
      {source === "archive" ? (
        <FileField label="Build context" accept=".tar,.gz,.tgz,.bz2,.xz,.zip" onChange={setFile} help="A tar archive, packed or not, or a zip archive. It is sent to the engine as it comes and not kept." />
      ) : (
        <AreaField label="Dockerfile" rows={10} value={text} onChange={setText} help="Nothing can be copied from beside it." />
      )}
      <details>
        <summary>More</summary>
        <div className="windflow-form windflow-form--more">
          {source === "archive" && <TextField label="Dockerfile in the context" value={dockerfile} onChange={setDockerfile} />}
          <div className="windflow-form__row">
            <TextField label="Target stage" value={target} onChange={setTarget} />
            <TextField label="Platform" value={platform} onChange={setPlatform} placeholder="linux/arm64" />
          </div>
          <AreaField label="Build arguments" value={argumentsText} onChange={setArgumentsText} placeholder="VERSION=1.0" help="One a line. They stay readable in the image's history: no secrets." />
          <CheckField label="Run every step again" value={noCache} onChange={setNoCache} />
          <CheckField label="Pull base images although they are there" value={pull} onChange={setPull} />
        </div>
      </details>
    </FormDialog>
  );
}
