import { useCallback, useEffect, useState } from "react";
import { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { Name } from "../components/Name";
import { Skeleton } from "../components/Skeleton";
import { dockerSize } from "../format/dockerSize";
import { count } from "../format/text";
import { useJob } from "../jobs/useJob";
import { asApiError } from "../live/useResource";
import { FormDialog } from "./FormDialog";
import { environmentPath } from "./removal";
import type { Doomed, PrunePreview } from "./types";

interface Props {
  environment: string;
  /** Of what: "images", "volumes", "networks", "system". */
  of: string;
  title: string;
  /** What is asked for, as the API takes it. */
  order: Record<string, string | boolean>;
  /** Choices that change the order. */
  children?: React.ReactNode;
  onClose: () => void;
}

const WORDS: Record<Doomed["kind"], string> = { CONTAINER: "container", NETWORK: "network", VOLUME: "volume", IMAGE: "image", BUILD_CACHE: "build cache" };

/** Shows what a prune would take, by name and size, before it takes it. */
export function PruneDialog({ environment, of, title, order, children, onClose }: Props) {
  const { api } = useApp();
  const doing = useJob();
  const { preview, error } = usePreview(environment, of, order);
  const nothing = preview !== null && preview.items.length === 0;
  return (
    <FormDialog
      title={title}
      action={preview === null || nothing ? "Prune" : `Remove ${count(preview.items.length, "thing")}`}
      danger
      doing={error === null ? doing : { ...doing, error }}
      complete={preview !== null && !nothing}
      onSubmit={() => doing.submit(() => api.post(environmentPath(environment, of, "prune"), order))}
      onClose={onClose}
    >
      {children}
      <div className="windflow-preview" aria-live="polite" aria-busy={preview === null && error === null}>
        {preview === null && error === null && <Skeleton kind="row" amount={3} />}
        {nothing && <p className="windflow-quiet">Nothing of this is unused: there is nothing to remove.</p>}
        {preview !== null && !nothing && <Preview preview={preview} />}
      </div>
    </FormDialog>
  );
}

function Preview({ preview: { items, bytes: total } }: { preview: PrunePreview }) {
  return (
    <>
      <p>
        This would go, and free about <strong>{dockerSize(total)}</strong>. What comes into use meanwhile stays.
      </p>
      <table className="jenkins-table jenkins-table--small windflow-table">
        <tbody>
          {items.map((item) => (
            <tr key={`${item.kind} ${item.id}`}>
              <td className="windflow-quiet">{WORDS[item.kind]}</td>
              <td>
                <Name>{item.name}</Name>
                {item.note !== "" && (
                  <div className="windflow-quiet">
                    <Name>{item.note}</Name>
                  </div>
                )}
              </td>
              <td className="windflow-table__number">{item.bytes === null ? "" : dockerSize(item.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function usePreview(environment: string, of: string, order: Record<string, string | boolean>): { preview: PrunePreview | null; error: ApiError | null } {
  const { api } = useApp();
  const query = new URLSearchParams(Object.entries(order).map(([name, value]) => [name, String(value)])).toString();
  const load = useCallback(() => api.get<PrunePreview>(`${environmentPath(environment, of, "prunable")}?${query}`), [api, environment, of, query]);
  const [state, setState] = useState<{ load: unknown; preview: PrunePreview | null; error: ApiError | null }>({ load: null, preview: null, error: null });
  useEffect(() => {
    let wanted = true;
    load().then(
      (preview) => wanted && setState({ load, preview, error: null }),
      (failure: unknown) => wanted && setState({ load, preview: null, error: asApiError(failure) }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  return state.load === load ? state : { preview: null, error: null };
}
