import { useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { ActionMenu, type MenuEntry } from "../components/ActionMenu";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Icon } from "../components/Icon";
import { asApiError } from "../live/useResource";
import { useNavigate, useParams } from "../router/RouterContext";
import { AdoptDialog } from "./AdoptDialog";
import { StackCalls, type StackDocument, type StackVerb } from "./api";
import { DownDialog } from "./DownDialog";
import { statesOfStack, VERBS } from "./verbs";

type Question = "down" | "adopt" | "forget";

/** The buttons of a stack's page. What they submit is an operation, whose page is shown. */
export function StackControls({ document: { stack, networks, volumes, workingDirectory, configFiles, filesMayBeHere } }: { document: StackDocument }) {
  const { api, shell, urls } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Question | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const calls = new StackCalls(api, environment, project);
  const states = statesOfStack(stack);

  const submit = (operation: Promise<string>) => {
    setError(null);
    operation.then(
      (id) => navigate(urls.operation(id)),
      (failure: unknown) => setError(asApiError(failure)),
    );
  };
  const forget = () => {
    calls.forget().then(
      () => navigate(urls.inEnvironment(environment, "stacks")),
      (failure: unknown) => setError(asApiError(failure)),
    );
  };
  const entry = (verb: StackVerb): MenuEntry[] =>
    VERBS.filter((one) => one.verb === verb && shell.permissions.has(one.permission) && one.fits(states, stack)).map(({ title, icon, danger }) => ({
      id: verb,
      title,
      icon,
      danger: danger ?? false,
      onSelect: () => submit(calls.act(verb)),
    }));
  const gone = states.length === 0 && networks.length === 0;
  const down: MenuEntry[] = shell.permissions.has("deploy") && !gone ? [{ id: "down", title: "Take down", icon: "down", danger: true, onSelect: () => setAsking("down") }] : [];
  const forgetting: MenuEntry[] =
    shell.permissions.has("delete") && states.length === 0 && stack.revision !== null ? [{ id: "forget", title: "Forget revisions", icon: "cross", danger: true, onSelect: () => setAsking("forget") }] : [];
  return (
    <>
      {error !== null && (
        <span className="windflow-stack__error" role="alert">
          {error.message}
        </span>
      )}
      {stack.revision === null && states.length > 0 && shell.permissions.has("deploy") && (
        <button type="button" className="jenkins-button jenkins-button--primary" onClick={() => setAsking("adopt")}>
          <Icon name="layers" />
          Adopt
        </button>
      )}
      <ActionMenu
        label={`Actions for ${project}`}
        groups={[[...entry("start"), ...entry("stop"), ...entry("restart"), ...entry("pause"), ...entry("unpause"), ...entry("kill")], [...entry("pull"), ...entry("update")], [...down, ...forgetting]]}
      >
        Actions
        <Icon name="chevron" />
      </ActionMenu>
      {asking === "down" && (
        <DownDialog
          project={project}
          networks={networks.map(({ name }) => name)}
          volumes={volumes.map(({ name }) => name)}
          mayDelete={shell.permissions.has("delete")}
          onConfirm={(withVolumes) => submit(calls.down(withVolumes))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "adopt" && <AdoptDialog workingDirectory={workingDirectory} configFiles={configFiles} filesMayBeHere={filesMayBeHere} onClose={() => setAsking(null)} />}
      {asking === "forget" && (
        <ConfirmDialog title={`Forget the revisions of ${project}?`} action="Forget" refuse="Keep" onConfirm={forget} onClose={() => setAsking(null)}>
          Nothing of the stack runs any more. Without its revisions it cannot be returned to. Its volumes stay.
        </ConfirmDialog>
      )}
    </>
  );
}
