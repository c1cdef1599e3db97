import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { Api } from "../api/Api";
import { ApiError } from "../api/ApiError";
import type { LogEvent, Operation, OperationDocument } from "../api/types";
import { useApp } from "../AppContext";
import { hasEnded } from "../format/operation";
import { loaded, type Loaded, type LoadedAction } from "./loaded";
import { append, EMPTY_LOG, follows, nextOf, type OperationLog } from "./operationLog";
import type { LiveEvent } from "./protocol";
import { operationTopic } from "./topics";
import { useTopic } from "./useLive";
import { asApiError } from "./useResource";

export interface LiveOperation {
  state: Loaded<Operation>;
  log: OperationLog;
  retry: () => void;
}

/**
 * One operation with its log, followed until it has ended for good and the last line is there. With the address of the build that had it
 * done, it is found also when the operations have forgotten it.
 */
export function useOperation(id: string, buildUrl?: string): LiveOperation {
  const { api } = useApp();
  const [state, dispatch] = useReducer<Loaded<Operation>, [LoadedAction<Operation>]>(loaded<Operation>, { phase: "loading" });
  const [log, setLog] = useState(EMPTY_LOG);
  const [complete, setComplete] = useState(false);
  const newest = useRef(EMPTY_LOG);
  const asking = useRef(false);
  const askAgain = useRef(false);

  const add = useCallback((lines: LogEvent["lines"], next: number) => {
    newest.current = append(newest.current, lines, next);
    setLog(newest.current);
  }, []);

  const refresh = useCallback(async () => {
    if (asking.current) {
      askAgain.current = true;
      return;
    }
    asking.current = true;
    try {
      do {
        askAgain.current = false;
        const answer = await catchUp((from) => find(api, id, from, buildUrl), newest.current.next, add);
        dispatch({ type: "loaded", value: answer.operation });
        setComplete(hasEnded(answer.operation) && answer.operation.state !== "RECOVERY_PENDING");
      } while (askAgain.current);
    } catch (failure) {
      dispatch({ type: "failed", error: asApiError(failure) });
    } finally {
      asking.current = false;
    }
  }, [api, id, buildUrl, add]);

  const take = (event: LiveEvent) => {
    if (event.name === "log") {
      const { lines } = event.data as LogEvent;
      if (follows(newest.current, lines)) {
        add(lines, nextOf(lines));
      } else {
        void refresh();
      }
      return;
    }
    if (event.name === "operation") {
      const { operation } = event.data as { operation: Operation };
      dispatch({ type: "loaded", value: operation });
      if (!hasEnded(operation)) {
        return;
      }
    }
    // The end, or the operation is gone: the last lines may still be on their way.
    void refresh();
  };

  useEffect(() => void refresh(), [refresh]);
  useTopic(complete ? null : operationTopic(id), take, () => void refresh());

  const retry = useCallback(() => {
    dispatch({ type: "retry" });
    void refresh();
  }, [refresh]);
  return { state, log, retry };
}

/** A build knows an operation a moment after it was submitted, and long after it was forgotten everywhere else. */
async function find(api: Api, id: string, from: number, buildUrl: string | undefined): Promise<OperationDocument> {
  if (!buildUrl) {
    return api.operation(id, from);
  }
  try {
    return await api.buildOperation(buildUrl, id, from);
  } catch (failure) {
    if (failure instanceof ApiError && failure.missing) {
      return api.operation(id, from);
    }
    throw failure;
  }
}

/** Asks for the operation and for its log from `next` on until no more lines come. */
async function catchUp(
  ask: (from: number) => Promise<OperationDocument>,
  next: number,
  add: (lines: LogEvent["lines"], next: number) => void,
): Promise<OperationDocument> {
  for (let from = next; ; ) {
    const answer = await ask(from);
    add(answer.log, answer.next);
    if (answer.log.length === 0 || answer.next <= from) {
      return answer;
    }
    from = answer.next;
  }
}
