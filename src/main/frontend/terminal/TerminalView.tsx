import { useEffect, useMemo, useState } from "react";
import { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { FailureNotice } from "../components/FailureNotice";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { ContainerFrame } from "../container/ContainerFrame";
import { textAt } from "../container/json";
import { useParams } from "../router/RouterContext";
import "../styles/terminal.css";
import { type Terminal, TerminalApi } from "./api";
import { loadWish } from "./preferences";
import { TerminalPanes } from "./TerminalPanes";

type Loaded = { phase: "loading" } | { phase: "ready"; waiting: Terminal[] } | { phase: "failed"; error: ApiError };

/** The terminals of one container, as a part of its page. */
export function TerminalView() {
  return <ContainerFrame tab="Terminal">{(document) => <Terminals container={textAt(document.inspect, "Name").replace(/^\//, "")} />}</ContainerFrame>;
}

function Terminals({ container }: { container: string }) {
  const { api, shell } = useApp();
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
  if (!allowed) {
    return (
      <Notice icon="lock" title="You may not open terminals">
        An administrator can give you the permission Windflow/Exec.
      </Notice>
    );
  }
  switch (state.phase) {
    case "loading":
      return <Skeleton kind="row" amount={6} />;
    case "failed":
      return (
        <FailureNotice
          error={state.error}
          retry={() => {
            setState({ phase: "loading" });
            setAttempt(attempt + 1);
          }}
        />
      );
    case "ready":
      return <TerminalPanes api={terminals} container={container} wish={loadWish(container)} waiting={state.waiting} />;
  }
}
