import { useCallback, useRef, useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { Environment, Stack, StackList } from "../api/types";
import { useApp } from "../AppContext";
import { FailureNotice } from "../components/FailureNotice";
import { Notice } from "../components/Notice";
import { SearchField } from "../components/SearchField";
import { Skeleton } from "../components/Skeleton";
import { StackTable } from "../components/StackTable";
import { StaleAlert } from "../components/StaleAlert";
import { StateFilter } from "../components/StateFilter";
import { useHotkeys } from "../components/useHotkeys";
import { ALL_STACKS, filterStacks, type StackFilter, type StackSort, statesOf } from "../format/stacks";
import { stackLabel } from "../format/tone";
import { environmentTopic } from "../live/topics";
import { useResource } from "../live/useResource";

/** The stacks of an environment, ours and those of others. */
export function StacksSection({ environment }: { environment: Environment }) {
  const { api } = useApp();
  const { name } = environment;
  const load = useCallback(() => api.stacks(name), [api, name]);
  const { state, retry } = useResource<StackList>(environmentTopic(name), "stacks", load);
  switch (state.phase) {
    case "loading":
      return <Skeleton kind="row" amount={6} />;
    case "failed":
      return <Failed error={state.error} retry={retry} />;
    case "ready":
      return (
        <>
          <StaleAlert error={state.stale} retry={retry} />
          <Stacks environment={name} stacks={state.value.stacks} />
        </>
      );
  }
}

function Failed({ error, retry }: { error: ApiError; retry: () => void }) {
  if (!error.engineUnreachable) {
    return <FailureNotice error={error} retry={retry} />;
  }
  return (
    <Notice
      icon="server"
      title="The Docker engine does not answer"
      actions={
        <button type="button" className="jenkins-button" onClick={retry}>
          Retry
        </button>
      }
    >
      {error.message} Its stacks appear here as soon as it is back.
    </Notice>
  );
}

function Stacks({ environment, stacks }: { environment: string; stacks: Stack[] }) {
  const [filter, setFilter] = useState<StackFilter>(ALL_STACKS);
  const search = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => search.current?.focus() });

  if (stacks.length === 0) {
    return (
      <Notice icon="layers" title="No stack runs here yet">
        Deploy one from a pipeline with the step <code>windflowDeploy</code>. Stacks that other tools start appear here too.
      </Notice>
    );
  }
  const shown = filterStacks(stacks, filter);
  return (
    <section aria-label="Stacks">
      <div className="windflow-toolbar">
        <SearchField ref={search} label="Search stacks" shortcut="/" value={filter.text} onChange={(text) => setFilter({ ...filter, text })} />
        <StateFilter
          label="State"
          states={statesOf(stacks)}
          labelOf={stackLabel}
          value={filter.state}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <div className="jenkins-select windflow-toolbar__end">
          <select
            className="jenkins-select__input"
            aria-label="Order"
            value={filter.sort}
            onChange={(event) => setFilter({ ...filter, sort: event.target.value as StackSort })}
          >
            <option value="name">By name</option>
            <option value="trouble">Trouble first</option>
          </select>
        </div>
      </div>
      {shown.length === 0 ? <Notice icon="search" title="No stack matches" /> : <StackTable environment={environment} stacks={shown} searching={filter.text !== ""} />}
    </section>
  );
}
