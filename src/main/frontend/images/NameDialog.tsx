import { useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { ChoiceField, TextField } from "../objects/fields";
import type { Image } from "./api";
import { Login } from "./PullDialog";

/** Gives an image a name, takes one away, or pushes one to its registry. */
export function NameDialog({ what, image, path, onClose }: { what: "tag" | "untag" | "push"; image: Image; path: string; onClose: () => void }) {
  const { api } = useApp();
  const doing = useJob();
  const [reference, setReference] = useState(what === "tag" ? "" : (image.tags[0] ?? ""));
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const submit = () => {
    switch (what) {
      case "push":
        return doing.submit(() => api.post(`${path}/push`, { reference, username, password }));
      case "tag":
        return doing.run(() => api.post(`${path}/tag`, { reference }), onClose);
      case "untag":
        return doing.run(() => api.post(`${path}/remove`, { reference }), onClose);
    }
  };
  const titles = { tag: "Give the image a name", untag: "Take a name away", push: "Push the image" };
  const verbs = { tag: "Tag", untag: "Take away", push: "Push" };
  return (
    <FormDialog title={titles[what]} action={verbs[what]} danger={what === "untag"} doing={doing} complete={reference.trim() !== ""} onSubmit={submit} onClose={onClose}>
      {what === "tag" ? (
        <TextField label="Name" value={reference} onChange={setReference} placeholder="registry.example.com/team/app:1.0" help="An image that has this name already loses it." required autoFocus />
      ) : (
        <ChoiceField label="Name" value={reference} onChange={setReference} choices={image.tags.map((tag) => [tag, tag])} help={what === "push" ? "It goes to the registry in its name; give the image such a name first." : "The image keeps its other names."} />
      )}
      {what === "push" && <Login username={username} password={password} onUsername={setUsername} onPassword={setPassword} />}
    </FormDialog>
  );
}
