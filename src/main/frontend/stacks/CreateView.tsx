import { useState } from "react";
import { useApp } from "../AppContext";
import { Notice } from "../components/Notice";
import { useParams } from "../router/RouterContext";
import { ObjectFrame } from "../views/ObjectFrame";
import "../styles/stacks.css";
import { newEdit, projectProblem } from "./editing";
import { StackEditor } from "./StackEditor";

const NEW = newEdit();

/** A stack that is not there yet. */
export function CreateView() {
  const { shell } = useApp();
  const { environment } = useParams<"environment">();
  const [project, setProject] = useState("");
  const problem = project === "" ? null : projectProblem(project);
  return (
    <ObjectFrame list={{ title: "Stacks", path: "stacks" }} name="New stack">
      {shell.permissions.has("deploy") ? (
        <>
          <div className="jenkins-form-item windflow-stack__name">
            <label className="jenkins-form-label" htmlFor="windflow-stack-name">
              Name
            </label>
            <input
              id="windflow-stack-name"
              className="jenkins-input"
              autoComplete="off"
              spellCheck={false}
              aria-invalid={problem !== null}
              aria-describedby="windflow-stack-name-problem"
              value={project}
              onChange={(event) => setProject(event.target.value.trim())}
            />
            <div id="windflow-stack-name-problem" className={problem === null ? "windflow-quiet" : "error"} role="status">
              {problem ?? "Containers, networks and volumes begin with it."}
            </div>
          </div>
          <StackEditor environment={environment} project={problem === null ? project : ""} original={NEW} />
        </>
      ) : (
        <Notice icon="lock" title="You may not make stacks here">
          That wants the permission Windflow/Deploy.
        </Notice>
      )}
    </ObjectFrame>
  );
}
