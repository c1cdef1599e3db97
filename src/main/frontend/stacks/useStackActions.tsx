import { useMemo } from "react";
import type { Api } from "../api/Api";
import type { Stack } from "../api/types";
import { useApp } from "../AppContext";
import { hasEnded } from "../format/operation";
import { asApiError } from "../live/useResource";
import type { ItemResult, RowAction } from "../table/types";
import { StackCalls } from "./api";
import { statesOfStack, VERBS } from "./verbs";

const POLL_EVERY = 700;

/** What can be done to rows of the list of stacks. Each row's result comes when its operation has ended. */
export function useStackActions(environment: string): RowAction<Stack>[] {
  const { api, shell } = useApp();
  return useMemo(() => {
    const each = async (rows: Stack[], submit: (calls: StackCalls) => Promise<string>): Promise<ItemResult[]> =>
      Promise.all(rows.map((row) => result(api, row.project, submit(new StackCalls(api, environment, row.project)))));
    const actions = VERBS.filter(({ permission }) => shell.permissions.has(permission)).map(
      ({ verb, title, icon, danger, fits }): RowAction<Stack> => ({
        id: verb,
        title,
        icon,
        danger: danger ?? false,
        fits: (stack) => fits(statesOfStack(stack), stack),
        run: (rows) => each(rows, (calls) => calls.act(verb)),
      }),
    );
    const down: RowAction<Stack> = {
      id: "down",
      title: "Take down",
      icon: "down",
      danger: true,
      fits: (stack) => stack.services.length > 0,
      confirm: (rows) => ({
        title: rows.length === 1 ? `Take ${rows[0]?.project} down?` : `Take ${rows.length} stacks down?`,
        body: `The containers and networks of ${rows.map(({ project }) => project).join(", ")} are removed. Volumes and revisions stay.`,
        verb: "Take down",
      }),
      run: (rows) => each(rows, (calls) => calls.down(false)),
    };
    return shell.permissions.has("deploy") ? [...actions, down] : actions;
  }, [api, shell, environment]);
}

async function result(api: Api, key: string, submitted: Promise<string>): Promise<ItemResult> {
  try {
    const error = await endOf(api, await submitted);
    return { key, ok: error === null, message: error ?? "" };
  } catch (failure) {
    return { key, ok: false, message: asApiError(failure).message };
  }
}

/** Waits for the end of an operation; its error, or null. */
async function endOf(api: Api, id: string): Promise<string | null> {
  for (;;) {
    // The log is not needed.
    const { operation } = await api.operation(id, Number.MAX_SAFE_INTEGER);
    if (hasEnded(operation)) {
      return operation.error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY));
  }
}
