import { useEffect, useMemo, useState } from "react";
import { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { FailureNotice } from "../components/FailureNotice";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { useParams } from "../router/RouterContext";
import "../styles/terminal.css";
import { ObjectFrame } from "../views/ObjectFrame";
import { type Terminal, TerminalApi } from "./api";
import { loadWish } from "./preferences";
import { TerminalPanes } from "./TerminalPanes";

type Loaded = { phase: "loading" } | { phase: "ready"; waiting: Terminal[] } | { phase: "failed"; error: ApiError };

/** The terminals of one container. */
export function TerminalView() {
  const { api, shell, urls } = useApp();
  const { environment, id } = useParams<"environment" | "id">();
  const terminals = useMemo(() => new TerminalApi(api, environment, id), [api, environment, id]);
  const allowed = shell.permissions.has("exec");
  const [state, setState] = useState<Loaded>({ phase: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    if (allowed) {
      terminals
        .list()
        .then((all) => wanted && setState({ phase: "ready", waiting: all.filter(({ attached }) => !attached) }))
        .catch((failure: unknown) => wanted && setState({ phase: "failed", error: failure instanceof ApiError ? failure : new ApiError(0, String(failure)) }));
    }
    return () => {
      wanted = false;
    };
  }, [terminals, allowed, attempt]);
  const name = /^[0-9a-f]{64}$/.test(id) ? id.slice(0, 12) : id;
  return (
    <ObjectFrame list={{ title: "Containers", path: "containers" }} name={name} tabs={[{ title: "Terminal", href: urls.container(environment, id, "terminal") }]} tab="Terminal">
      {!allowed ? (
        <Notice icon="lock" title="You may not open terminals">
          An administrator can give you the permission Windflow/Exec.
        </Notice>
      ) : state.phase === "loading" ? (
        <Skeleton kind="row" amount={6} />
      ) : state.phase === "failed" ? (
        <FailureNotice
          error={state.error}
          retry={() => {
            setState({ phase: "loading" });
            setAttempt(attempt + 1);
          }}
        />
      ) : (
        <TerminalPanes api={terminals} container={name} wish={loadWish(name)} waiting={state.waiting} />
      )}
    </ObjectFrame>
  );
}
