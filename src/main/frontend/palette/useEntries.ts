import { useEffect, useMemo, useState } from "react";
import type { Api } from "../api/Api";
import type { Environment } from "../api/types";
import { type App, useApp } from "../AppContext";
import { type ContainerList, ContainersApi, type ContainerVerb, type ListedContainer, nameOf } from "../containers/api";
import { asApiError } from "../live/useResource";
import { ROUTES } from "../router/routes";
import { useRouter } from "../router/RouterContext";
import type { Entry } from "./rank";

/** The palette says what an action has done. */
export type Say = (text: string) => void;

interface Found {
  environments: Environment[];
  /** By environment. */
  containers: Record<string, ListedContainer[]>;
  /** Of the environment that is shown: images, volumes, networks. */
  names: { kind: string; path: string; names: string[] }[];
}

const NOTHING: Found = { environments: [], containers: {}, names: [] };
const PREFIX = "environment/:environment/";

/** Everything that one can jump to or do: pages at once, and the rest as it comes in. What cannot be had is left out. */
export function useEntries(say: Say): Entry[] {
  const app = useApp();
  const router = useRouter();
  const here = router?.match?.params.environment ?? "";
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let wanted = true;
    const add = (more: (before: Found) => Found) => wanted && setFound(more);
    void gather(app.api, here, add);
    return () => {
      wanted = false;
    };
  }, [app.api, here]);
  return useMemo(() => [...pages(app, here), ...things(app, found, here), ...actions(app, found, here, say)].filter(({ href }) => href === undefined || router?.leadsTo(href) !== false), [app, found, here, say, router]);
}

async function gather(api: Api, here: string, add: (more: (before: Found) => Found) => void): Promise<void> {
  const environments = await api.environments().then(
    (list) => list.environments,
    () => [],
  );
  add((before) => ({ ...before, environments }));
  for (const { name, status } of environments) {
    if (status.state === "ONLINE") {
      new ContainersApi(api, name).list().then(
        ({ containers }: ContainerList) => add((before) => ({ ...before, containers: { ...before.containers, [name]: containers } })),
        () => {},
      );
    }
  }
  if (here === "") {
    return;
  }
  const ask = (kind: string, list: string, path: string, namesOf: (row: Record<string, unknown>) => string[]) =>
    api.get<Record<string, Record<string, unknown>[]>>(`environment/${encodeURIComponent(here)}/${list}/`).then(
      (answer) => add((before) => ({ ...before, names: [...before.names, { kind, path, names: (answer[list] ?? []).flatMap(namesOf) }] })),
      () => {},
    );
  void ask("Volume", "volumes", "volume", ({ name }) => (typeof name === "string" ? [name] : []));
  void ask("Network", "networks", "network", ({ name }) => (typeof name === "string" ? [name] : []));
  void ask("Image", "images", "image", ({ tags }) => (Array.isArray(tags) ? tags.map(String) : []));
}

function pages({ shell, urls }: App, here: string): Entry[] {
  const entry = (title: string, href: string, place = ""): Entry => ({ id: `page ${href}`, kind: "Page", title, place, href });
  const tabs = here === "" ? [] : ROUTES.flatMap(({ tab, path }) => (tab === undefined ? [] : [entry(tab, urls.inEnvironment(here, path.slice(PREFIX.length)), here)]));
  const audit = shell.permissions.has("configure") ? [entry("Audit log", `${urls.overview()}audit/`)] : [];
  return [...tabs, entry("All environments", urls.overview()), ...audit];
}

function things({ urls }: App, { environments, containers, names }: Found, here: string): Entry[] {
  return [
    ...environments.map(({ name, displayName }) => ({ id: `environment ${name}`, kind: "Environment", title: displayName, place: displayName === name ? "" : name, href: urls.environment(name) })),
    ...Object.entries(containers).flatMap(([environment, list]) => list.map((container) => ({ id: `container ${environment} ${container.id}`, kind: "Container", title: nameOf(container), place: environment, href: urls.container(environment, nameOf(container)) }))),
    ...Object.entries(containers).flatMap(([environment, list]) =>
      [...new Set(list.map(({ stack }) => stack))].filter((stack) => stack !== "").map((stack) => ({ id: `stack ${environment} ${stack}`, kind: "Stack", title: stack, place: environment, href: urls.stack(environment, stack) })),
    ),
    ...names.flatMap(({ kind, path, names: all }) => all.map((name) => ({ id: `${kind} ${name}`, kind, title: name, place: here, href: urls.inEnvironment(here, path, name) }))),
  ];
}

const VERBS: { verb: ContainerVerb; title: string; fits: (container: ListedContainer) => boolean }[] = [
  { verb: "start", title: "Start", fits: ({ state }) => state === "exited" || state === "created" },
  { verb: "restart", title: "Restart", fits: ({ state }) => state === "running" },
];

/** What can be done at once and taken back, to containers of the environment that is shown; and the pages of each. */
function actions({ api, shell, urls }: App, { environments, containers }: Found, here: string, say: Say): Entry[] {
  const list = containers[here] ?? [];
  const mayAct = shell.permissions.has("operate") && environments.find(({ name }) => name === here)?.readOnly === false;
  const run = (verb: ContainerVerb, title: string, container: ListedContainer) => {
    say(`${title} ${nameOf(container)} ...`);
    new ContainersApi(api, here).act(verb, [container]).then(
      ([result]) => say(result?.ok ? `${title} ${nameOf(container)}: done.` : `${title} ${nameOf(container)}: ${result?.message ?? "nothing came back."}`),
      (failure: unknown) => say(asApiError(failure).message),
    );
  };
  return list.flatMap((container) => [
    { id: `logs ${container.id}`, kind: "Page", title: `Logs of ${nameOf(container)}`, place: here, href: urls.container(here, nameOf(container), "logs") },
    ...(shell.permissions.has("exec") ? [{ id: `terminal ${container.id}`, kind: "Page", title: `Terminal in ${nameOf(container)}`, place: here, href: urls.container(here, nameOf(container), "terminal") }] : []),
    ...VERBS.filter(({ fits }) => mayAct && fits(container)).map(({ verb, title }) => ({ id: `${verb} ${container.id}`, kind: "Action", title: `${title} ${nameOf(container)}`, place: here, run: () => run(verb, title, container) })),
  ]);
}
