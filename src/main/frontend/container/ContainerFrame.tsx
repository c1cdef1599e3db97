import { type ReactNode, useCallback, useMemo } from "react";
import { useApp } from "../AppContext";
import { ResourceView } from "../components/ResourceView";
import { StateMark } from "../components/StateMark";
import type { Label, Tone } from "../format/tone";
import { engineTopic } from "../live/topics";
import { useResource } from "../live/useResource";
import { useParams } from "../router/RouterContext";
import "../styles/container.css";
import { ObjectFrame } from "../views/ObjectFrame";
import { ContainerApi, type ContainerDocument } from "./api";
import { textAt } from "./json";

const TABS = ["Overview", "Logs", "Terminal", "Files", "Stats", "Processes", "Inspect", "Edit"] as const;

export type Tab = (typeof TABS)[number];

/** The container to which the page belongs. */
export function useContainer(): { environment: string; id: string; calls: ContainerApi } {
  const { api } = useApp();
  const { environment, id } = useParams<"environment" | "id">();
  const calls = useMemo(() => new ContainerApi(api, environment, id), [api, environment, id]);
  return { environment, id, calls };
}

const TONES: Record<string, Tone> = { running: "good", healthy: "good", unhealthy: "bad", dead: "bad", paused: "attention", restarting: "attention", starting: "busy" };

function stateOf(document: ContainerDocument): Label {
  const status = textAt(document.inspect, "State", "Status");
  const health = textAt(document.inspect, "State", "Health", "Status");
  const word = status === "running" && health !== "" && health !== "none" ? health : status;
  return { tone: TONES[word] ?? "off", text: word === status ? word : `${status}, ${health}` };
}

/** The page of one container: its name, its state and its parts. Asks again whenever something happens to the environment's containers. */
export function ContainerFrame({ tab, children }: { tab: Tab; children: (document: ContainerDocument, again: () => void) => ReactNode }) {
  const { urls } = useApp();
  const { environment, id, calls } = useContainer();
  const load = useCallback(() => calls.get(), [calls]);
  const resource = useResource<ContainerDocument>(engineTopic("containers", environment), "container", load, () => true);
  const document = resource.state.phase === "ready" ? resource.state.value : null;
  const name = document === null ? id.replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, "$1") : textAt(document.inspect, "Name").replace(/^\//, "");
  const tabs = TABS.map((title) => ({ title, href: urls.container(environment, id, title === "Overview" ? "" : title.toLowerCase()) }));
  return (
    <ObjectFrame list={{ title: "Containers", path: "containers" }} name={name} state={document === null ? undefined : <StateMark label={stateOf(document)} />} tabs={tabs} tab={tab}>
      <ResourceView resource={resource} what="The container and its settings">
        {(value) => children(value, resource.retry)}
      </ResourceView>
    </ObjectFrame>
  );
}
