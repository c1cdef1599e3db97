import { useState } from "react";
import type { ApiError } from "../api/ApiError";
import type { OperationDocument } from "../api/types";
import { useApp } from "../AppContext";
import { asApiError } from "../live/useResource";
import { useNavigate } from "../router/RouterContext";

export interface Doing {
  busy: boolean;
  /** Why it could not be done the last time. */
  error: ApiError | null;
  /** Does something; `then` follows when it went well. */
  run: <T>(work: () => Promise<T>, then: (value: T) => void) => void;
  /** Submits something that takes long, and goes to its page. */
  submit: (work: () => Promise<Response>) => void;
}

/** Something that a dialog does: busy meanwhile, and with a sentence when it fails. */
export function useJob(): Doing {
  const { urls } = useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run: Doing["run"] = (work, then) => {
    setBusy(true);
    setError(null);
    work().then(
      (value) => {
        setBusy(false);
        then(value);
      },
      (failure: unknown) => {
        setBusy(false);
        setError(asApiError(failure));
      },
    );
  };
  const submit: Doing["submit"] = (work) => {
    run(
      async () => (await (await work()).json()) as OperationDocument,
      ({ operation }) => navigate(urls.operation(operation.id)),
    );
  };
  return { busy, error, run, submit };
}
