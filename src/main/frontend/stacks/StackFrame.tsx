import { type ReactNode, useCallback } from "react";
import { useApp } from "../AppContext";
import { StateMark } from "../components/StateMark";
import { stackLabel } from "../format/tone";
import { environmentTopic } from "../live/topics";
import { useResource } from "../live/useResource";
import { useParams } from "../router/RouterContext";
import "../styles/stacks.css";
import { ObjectFrame } from "../views/ObjectFrame";
import { StackCalls, type StackDocument } from "./api";
import { StackControls } from "./StackControls";

/** What the pages of one stack have in common: its name, how it is, what can be done with it. */
export function StackFrame({ tab, children }: { tab: "Services" | "Logs" | "Edit" | "Revisions"; children: ReactNode }) {
  const { urls } = useApp();
  const { environment, project } = useParams<"environment" | "project">();
  const { state } = useStack(environment, project);
  const stack = state.phase === "ready" ? state.value : null;
  const tabs = [
    { title: "Services", href: urls.stack(environment, project) },
    { title: "Logs", href: urls.stack(environment, project, "logs") },
    { title: "Edit", href: urls.stack(environment, project, "edit") },
    { title: "Revisions", href: urls.stack(environment, project, "revisions") },
  ];
  return (
    <ObjectFrame
      list={{ title: "Stacks", path: "stacks" }}
      name={project}
      state={stack === null ? undefined : <StateMark label={stackLabel(stack.stack.state)} />}
      tabs={tabs}
      tab={tab}
      controls={stack === null ? undefined : <StackControls document={stack} />}
    >
      {children}
    </ObjectFrame>
  );
}

/** One stack, asked for again whenever its environment's stacks have changed. */
export function useStack(environment: string, project: string) {
  const { api } = useApp();
  const load = useCallback(() => new StackCalls(api, environment, project).get(), [api, environment, project]);
  return useResource<StackDocument>(environmentTopic(environment), "stack", load, (event) => event.name === "stacks");
}
