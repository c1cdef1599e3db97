import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Skeleton } from "../components/Skeleton";
import { TimeAgo } from "../components/TimeAgo";
import type { Jump, Mark } from "../editor/CodeEditor";
import { Link } from "../router/Link";
import { loadCode } from "../router/view";
import { type Check, type Edit, StackCalls } from "./api";
import { type Draft, forgetDraft, keepDraft, readDraft } from "./drafts";
import { allFiles, problemsOf, sameEdit, withText } from "./editing";
import { FileTabs } from "./FileTabs";
import { OptionsPanel } from "./OptionsPanel";
import { PlanDialog } from "./PlanDialog";
import { ProblemList } from "./ProblemList";
import { SecretsPanel } from "./SecretsPanel";
import { useCheck } from "./useCheck";
import { useLeaving } from "./useLeaving";
import { VariablesPanel } from "./VariablesPanel";

const CodeEditor = lazy(async () => ({ default: (await loadCode(() => import("../editor/CodeEditor"))).CodeEditor }));

interface Props {
  environment: string;
  /** Empty as long as a new stack has no name. */
  project: string;
  original: Edit;
}

/** Files, variables, secrets and options of a stack, checked while they are written, planned before they are deployed. */
export function StackEditor({ environment, project, original }: Props) {
  const [found] = useState<Draft | null>(() => readDraft(environment, project));
  const [edit, setEdit] = useState<Edit>(original);
  const [offered, setOffered] = useState(found !== null && !sameEdit(found.edit, original));
  const [path, setPath] = useState(original.files[0]?.path ?? "");
  const [jump, setJump] = useState<(Jump & { path: string }) | null>(null);
  const [planning, setPlanning] = useState(false);
  const [deployed, setDeployed] = useState(false);
  const { check, failure } = useCheck(environment, project, edit);
  const dirty = !sameEdit(edit, original) && !deployed;

  useEffect(() => {
    if (dirty) {
      keepDraft(environment, project, edit);
    }
  }, [dirty, environment, project, edit]);
  const leaving = useLeaving(dirty);

  const file = allFiles(edit).find((one) => one.path === path) ?? edit.files[0];
  const marks = useMemo(() => marksOf(check, file?.path ?? ""), [check, file?.path]);
  const goTo = (to: { file: string; line: number; column?: number }) => {
    setPath(to.file);
    setJump({ path: to.file, line: to.line, column: to.column ?? 0, visit: (jump?.visit ?? 0) + 1 });
  };
  const close = useCallback(() => setPlanning(false), []);
  const discard = () => {
    forgetDraft(environment, project);
    setEdit(original);
    setOffered(false);
  };
  const broken = (check?.problems.length ?? 0) > 0;
  return (
    <div className="windflow-stack-editor">
      {offered && found !== null && (
        <div className="jenkins-alert jenkins-alert-info windflow-alert" role="status">
          This browser has changes of <TimeAgo time={found.time} /> that were not deployed
          {found.edit.base !== original.base && ` and began from ${found.edit.base === 0 ? "nothing" : `revision ${found.edit.base}`}`}.{" "}
          <button
            type="button"
            className="jenkins-button"
            onClick={() => {
              setEdit(found.edit);
              setOffered(false);
            }}
          >
            Go on with them
          </button>{" "}
          <button type="button" className="jenkins-button" onClick={discard}>
            Discard them
          </button>
        </div>
      )}
      <div className="windflow-stack-editor__main">
        <FileTabs edit={edit} check={check} selected={file?.path ?? ""} onSelect={setPath} onChange={setEdit} />
        {file !== undefined &&
          (file.text === null ? (
            <div className="windflow-stack-editor__hidden">
              <p>This text is stored and not shown to you. It is deployed as it is.</p>
              <button type="button" className="jenkins-button" onClick={() => setEdit(withText(edit, file.path, ""))}>
                Write it anew
              </button>
            </div>
          ) : (
            <Suspense fallback={<Skeleton kind="row" amount={8} />}>
              <CodeEditor
                key={file.path}
                label={file.path}
                language={/\.ya?ml$/.test(file.path) ? "yaml" : "text"}
                value={file.text}
                marks={marks}
                jump={jump?.path === file.path ? jump : null}
                onChange={(text) => setEdit((before) => withText(before, file.path, text))}
              />
            </Suspense>
          ))}
        <ProblemList check={check} failure={failure} onGo={goTo} />
        <div className="jenkins-buttons-row">
          <button type="button" className="jenkins-button jenkins-button--primary" disabled={project === "" || check === null || broken} onClick={() => setPlanning(true)}>
            Plan and deploy
          </button>
          <button type="button" className="jenkins-button" disabled={!dirty} onClick={discard}>
            Discard changes
          </button>
          {project === "" && <span className="windflow-quiet">Give the stack a name first.</span>}
          {dirty && project !== "" && <span className="windflow-quiet">Not deployed yet; this browser keeps the changes.</span>}
        </div>
      </div>
      <aside className="windflow-stack-editor__side">
        <VariablesPanel edit={edit} check={check} onChange={setEdit} onGo={goTo} />
        <SecretsPanel environment={environment} project={project} edit={edit} onChange={setEdit} />
        <OptionsPanel edit={edit} onChange={setEdit} />
      </aside>
      {planning && (
        <Deploying
          environment={environment}
          project={project}
          edit={edit}
          onBase={(base) => setEdit({ ...edit, base })}
          onSubmitted={() => {
            forgetDraft(environment, project);
            setDeployed(true);
          }}
          onClose={close}
        />
      )}
      {leaving.question !== null && (
        <ConfirmDialog title="Leave the editor?" action="Leave" refuse="Stay" onConfirm={leaving.leave} onClose={leaving.stay}>
          Your changes are not deployed. This browser keeps them until you come back.
        </ConfirmDialog>
      )}
    </div>
  );
}

interface DeployingProps {
  environment: string;
  project: string;
  edit: Edit;
  onBase: (base: number) => void;
  onSubmitted: () => void;
  onClose: () => void;
}

/** The plan, and the way out when somebody else was faster. */
function Deploying({ environment, project, edit, onBase, onSubmitted, onClose }: DeployingProps) {
  const { api, urls } = useApp();
  const plan = useCallback(() => new StackCalls(api, environment, project).plan(edit), [api, environment, project, edit]);
  const deploy = useCallback(() => new StackCalls(api, environment, project).deploy(edit), [api, environment, project, edit]);
  const overtaken = (error: ApiError) =>
    error.status === 409 && (
      <p>
        <Link href={urls.stack(environment, project, "revisions")}>Compare the revisions</Link>, or{" "}
        <button
          type="button"
          className="jenkins-button"
          onClick={() => {
            void api.revisions(environment, project).then(({ revisions }) => {
              onBase(revisions[0]?.number ?? 0);
              onClose();
            });
          }}
        >
          take mine all the same
        </button>
      </p>
    );
  return (
    <PlanDialog title={`Deploy ${project}?`} verb="Deploy" plan={plan} deploy={deploy} onSubmitted={onSubmitted} afterRefusal={overtaken} onClose={onClose}>
      <p>When every service is up the files become a revision; when one does not get there, {edit.options.rollback ? "everything comes back as it was" : "it is left as it is"}.</p>
    </PlanDialog>
  );
}

function marksOf(check: Check | null, path: string): Mark[] {
  const { errors, warnings } = problemsOf(check, path);
  return [
    ...errors.map(({ line, column, message }): Mark => ({ line, column, message, severity: "error" })),
    ...warnings.map(({ line, column, message }): Mark => ({ line, column, message, severity: "warning" })),
  ];
}
